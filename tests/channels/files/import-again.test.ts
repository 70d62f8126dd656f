import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readFiles } from '../../../src-main/channels/files/read-files.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const options = { me: ['us@desk.test'], now: Date.parse('2026-03-01T09:00:00Z') }

it('reads files anew that were read to their end', async () => {
  const [one] = await mailFolder('one')
  const first = await read([one], null)
  expect(first.subjects).toHaveLength(300)
  expect((await read([one], first.cursor)).subjects).toEqual(first.subjects)
})

it('goes on among the same files where it was stopped', async () => {
  const paths = await mailFolder('one', 'two')
  const stopped = await read(paths, null, 1)
  const rest = await read(paths, stopped.cursor)
  expect(stopped.subjects.length).toBeGreaterThan(0)
  expect([...stopped.subjects, ...rest.subjects]).toEqual((await read(paths, null)).subjects)
})

it('leaves nothing out when another file joins those it was stopped in', async () => {
  const [one, two] = await mailFolder('one', 'two')
  const stopped = await read([two], null, 1)
  expect((await read([one, two], stopped.cursor)).subjects).toHaveLength(600)
})

/** One mbox of 300 mails for each name: more than fits a batch. */
async function mailFolder<const Names extends readonly string[]>(
  ...names: Names
): Promise<{ [Key in keyof Names]: string }> {
  const folder = await temporaryFolder()
  const paths = names.map((name) => join(folder, `${name}.mbox`))
  for (const [index, path] of paths.entries()) await writeFile(path, mboxOf(names[index] ?? ''))
  return paths as { [Key in keyof Names]: string }
}

function mboxOf(name: string): string {
  return Array.from({ length: 300 }, (_, index) => {
    const subject = `${name} ${index}`
    const headers = `Message-ID: <${name}.${index}@test>\nFrom: ana@customer.test\nTo: us@desk.test\nSubject: ${subject}`
    return `From x Mon Mar  2 09:00:00 2026\n${headers}\nDate: Mon, 02 Mar 2026 09:00:00 +0000\n\nHello\n\n`
  }).join('')
}

async function read(paths: readonly string[], since: string | null, batches = Number.POSITIVE_INFINITY) {
  const subjects: string[] = []
  let cursor = since ?? ''
  let taken = 0
  for await (const batch of readFiles(paths, options, since, new AbortController().signal)) {
    for (const event of batch.events) if (event.type === 'message') subjects.push(event.message.subject)
    cursor = batch.cursor
    if (++taken >= batches) break
  }
  return { subjects, cursor }
}
