import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../engine/engine-deps.ts'

export interface LogFile {
  readonly log: Log
  close(): void
}

interface LogOptions {
  readonly now: () => number
  /** A file that grew past this is set aside as `NAME.1.log`, and so on. */
  readonly rotateAtBytes?: number
  readonly keep?: number
}

/**
 * Appends to `logs/NAME.log` in the data folder. Lines are written at once, so that those before a crash are there.
 * A log that cannot be written (a full disk) is silent: it must never be what stops the desk.
 */
export function openLogFile(
  dataPath: string,
  name: string,
  { now, rotateAtBytes = 2_000_000, keep = 3 }: LogOptions,
): LogFile {
  const folder = join(dataPath, 'logs')
  const path = join(folder, `${name}.log`)
  let file: number | null = null
  let sizeBytes = 0

  const open = (): number => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const opened = openSync(path, 'a', 0o600)
    sizeBytes = fstatSync(opened).size
    return opened
  }
  const close = (): void => {
    if (file !== null) closeSync(file)
    file = null
  }
  const rotate = (): void => {
    close()
    for (let index = keep - 1; index >= 1; index--)
      renameIfThere(join(folder, `${name}.${index}.log`), join(folder, `${name}.${index + 1}.log`))
    renameIfThere(path, join(folder, `${name}.1.log`))
  }

  return {
    log(level, line) {
      try {
        file ??= open()
        if (sizeBytes >= rotateAtBytes) {
          rotate()
          file = open()
        }
        // One line each: a text from outside must not forge an entry.
        const safe = line.replaceAll(/[\r\n]+\s*/g, ' ⏎ ')
        sizeBytes += writeSync(file, `${new Date(now()).toISOString()} ${level.padEnd(5)} ${safe}\n`)
      } catch {
        file = null
      }
    },
    close,
  }
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown
  }
}
