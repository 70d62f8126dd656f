import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RemoteMessage } from '../../src-main/channels/channel.ts'
import { type FileBatch, type ReadFilesOptions, readFiles } from '../../src-main/channels/files/read-files.ts'
import { arrived } from './read-mail.ts'

/** Writes files under a folder, by relative path; folders are made. Characters are bytes. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const full = join(folder, path)
    await mkdir(dirname(full), { recursive: true })
    await writeFile(full, typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
  }
}

/** A small mail with an id of its own. */
export function smallMail(id: string, lines = '', body = `words of ${id}`): string {
  return `From: ana@home.test\nTo: support@shop.test\nSubject: About ${id}\nMessage-ID: <${id}@home.test>\n${lines}\n${body}\n`
}

/** One mbox entry around a mail, its "From " lines escaped. */
export function mboxEntry(mail: string): string {
  return `From ana@home.test Mon Nov  2 10:00:00 2026\n${mail.replaceAll(/^(>*From )/gm, '>$1')}\n`
}

/** Everything that was read, in order. */
export interface ReadAll {
  readonly messages: readonly RemoteMessage[]
  readonly batches: readonly FileBatch[]
  readonly problems: FileBatch['problems']
  readonly skipped: number
}

export async function readAll(
  paths: readonly string[],
  options: Partial<ReadFilesOptions> = {},
  since: string | null = null,
): Promise<ReadAll> {
  const batches: FileBatch[] = []
  const signal = new AbortController().signal
  for await (const batch of readFiles(paths, { me: ['support@shop.test'], now: arrived, ...options }, since, signal)) {
    batches.push(batch)
  }
  return {
    batches,
    messages: batches.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'message' ? [event.message] : [])),
    ),
    problems: batches.flatMap(({ problems }) => problems),
    skipped: batches.reduce((sum, batch) => sum + batch.skipped, 0),
  }
}
