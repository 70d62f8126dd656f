import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findProgram } from '../support/find-program.ts'

const run = promisify(execFile)

export interface Cost {
  readonly seconds: number
  readonly peakRssBytes: number
}

/** Runs a program to its end under GNU time, with the disk quiet before it. Throws with its words when it fails. */
export async function timedProgram(
  scratch: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Cost> {
  await run('sync')
  const report = join(scratch, 'time.txt')
  const start = performance.now()
  await run(neededProgram('time'), ['-o', report, '-f', '%M', neededProgram(program), ...args], {
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
  })
  const seconds = (performance.now() - start) / 1000
  const kibibytes = Number((await readFile(report, 'utf8')).trim().split('\n').at(-1))
  return { seconds, peakRssBytes: kibibytes * 1024 }
}

const packages: Readonly<Record<string, string>> = {
  mbsync: 'isync',
  mu: 'maildir-utils',
  notmuch: 'notmuch',
  time: 'time',
  chromium: 'chromium',
}

/** Where a program lies. Throws with the package to install where it is missing. */
export function neededProgram(program: string): string {
  const path = findProgram(program)
  if (!path) throw new Error(`${program} is not installed: install the Debian package ${packages[program] ?? program}`)
  return path
}
