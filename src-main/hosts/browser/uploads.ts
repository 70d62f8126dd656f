import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, statfs } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DeskError } from '../../contract/errors.ts'

/** Room that an upload leaves to the desk and to everybody else on the disk. */
const reserveBytes = 256 * 1024 * 1024
const bytesBetweenChecks = 16 * 1024 * 1024

export interface UploadRequest {
  /** A file's name, or its path in the folder that was chosen. Only its own words survive, never a way out. */
  readonly name: string
  /** Files of one chosen folder share a batch, so that the folder is whole again. */
  readonly batch: string
  /** As the browser announced it; null when it did not. */
  readonly sizeBytes: number | null
}

export interface Uploads {
  /**
   * Stores what arrives and answers where: the file, or the topmost folder it belongs to.
   * Throws `disk-full`, `invalid`, or what the stream throws; nothing of a broken upload stays.
   */
  receive(request: UploadRequest, content: Readable): Promise<string>
  /** Removes the uploads that these paths belong to; other paths are left alone. */
  remove(paths: readonly string[]): Promise<void>
  removeAll(): Promise<void>
}

export function createUploads(dataPath: string, freeBytes = freeBytesOf): Uploads {
  const root = join(dataPath, 'uploads')

  const requireRoom = async (neededBytes: number): Promise<void> => {
    const free = await freeBytes(dataPath)
    if (free - neededBytes >= reserveBytes) return
    throw new DeskError('disk-full', 'disk-full', 'There is not enough room on the disk for this file', {
      freeBytes: free,
    })
  }

  return {
    async receive({ name, batch, sizeBytes }, content) {
      const [first, ...rest] = safeSegments(name)
      if (first === undefined)
        throw new DeskError('invalid', 'invalid-input', 'The file has no name', { field: 'name' })
      await requireRoom(sizeBytes ?? 0)
      // A file alone gets a folder of its own: two that share a name may be chosen together.
      const folder = join(root, rest.length > 0 ? batchFolder(batch) : randomBytes(12).toString('hex'))
      const target = join(folder, first, ...rest)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      try {
        await pipeline(
          content,
          checkedEvery(bytesBetweenChecks, requireRoom),
          createWriteStream(target, { flags: 'wx', mode: 0o600 }),
        )
      } catch (thrown) {
        await rm(rest.length > 0 ? target : folder, { recursive: true, force: true })
        throw asDeskError(thrown)
      }
      return join(folder, first)
    },
    async remove(paths) {
      const inside = paths.filter((path) => path.startsWith(root + sep))
      const folders = new Set(inside.map((path) => path.slice(root.length + 1).split(sep)[0] ?? ''))
      for (const folder of folders) {
        // `root/..` begins with the root, too.
        if (/^[0-9a-f-]+$/.test(folder)) await rm(join(root, folder), { recursive: true, force: true })
      }
    },
    removeAll: () => rm(root, { recursive: true, force: true }),
  }
}

function batchFolder(batch: string): string {
  if (/^[0-9a-f-]{16,64}$/.test(batch)) return batch
  throw new DeskError('invalid', 'invalid-input', 'The batch of an upload is a long hexadecimal number', {
    field: 'batch',
  })
}

/** Each word of a path, free of what any system reads as more than a name. `:` stays, for Maildir keeps flags behind it. */
function safeSegments(name: string): readonly string[] {
  const forbidden = process.platform === 'win32' ? /[\p{Cc}<>:"|?*]/gu : /\p{Cc}/gu
  return name
    .split(/[/\\]/)
    .map((segment) => cutToBytes(segment.replaceAll(forbidden, '_').trim(), 200))
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
}

/** File systems count bytes (255), and an ending is worth more than a beginning. */
function cutToBytes(text: string, bytes: number): string {
  const characters = [...text]
  while (Buffer.byteLength(characters.join('')) > bytes) characters.shift()
  return characters.join('')
}

function checkedEvery(bytes: number, check: (neededBytes: number) => Promise<void>): Transform {
  let unchecked = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unchecked += chunk.length
      if (unchecked < bytes) return done(null, chunk)
      unchecked = 0
      check(chunk.length).then(
        () => done(null, chunk),
        (thrown: Error) => done(thrown),
      )
    },
  })
}

function asDeskError(thrown: unknown): DeskError {
  const code = (thrown as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new DeskError(
      'disk-full',
      'disk-full',
      'There is not enough room on the disk for this file',
      {},
      { cause: thrown },
    )
  }
  if (code === 'EEXIST') return new DeskError('invalid', 'invalid-input', 'This file was sent twice', { field: 'name' })
  return DeskError.from(thrown)
}

async function freeBytesOf(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path)
  return bavail * bsize
}
