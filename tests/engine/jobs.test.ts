import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { JobView } from '../../src-main/contract/jobs.ts'
import { createJobs } from '../../src-main/engine/jobs/jobs.ts'
import { mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { testDesk, until } from '../support/test-desk.ts'
import { done, onContact } from '../support/triage-steps.ts'

const letter = (n: number) =>
  `From ana@mail.test Sun Nov  1 09:00:00 2026\nMessage-ID: <${n}@mail.test>\nFrom: Ana <ana@mail.test>\nTo: support@shop.test\n` +
  `Subject: Letter ${n}\nDate: Sun, 01 Nov 2026 09:${String(n % 60).padStart(2, '0')}:00 +0000\n\nText of letter ${n}. ${'filler '.repeat(300)}\n\n`

async function mbox(count: number): Promise<string> {
  const path = join(await temporaryFolder(), 'letters.mbox')
  for (let n = 0; n < count; n += 100) {
    appendFileSync(path, Array.from({ length: Math.min(100, count - n) }, (_, at) => letter(n + at)).join(''))
  }
  return path
}

const me = ['support@shop.test']

describe('an import', () => {
  it('tells how far it is, brings everything in once, and adds nothing the second time', async () => {
    const desk = await testDesk({})
    const path = await mbox(250)
    const first = await desk.finished(await desk.call('files.import', { paths: [path], me }))
    expect(first).toMatchObject({
      kind: 'import',
      title: 'letters.mbox',
      status: 'done',
      unit: 'bytes',
      added: 250,
      known: 0,
    })
    expect(first.done).toBe(first.total)
    const views = desk.events.flatMap((event) => (event.type === 'job' ? [event.job] : []))
    expect(views[0]?.status).toBe('running')
    expect(views.at(-1)).toEqual(first)

    const second = await desk.finished(await desk.call('files.import', { paths: [path], me }))
    expect(second).toMatchObject({ status: 'done', added: 0 })
    expect(await desk.call('desk.status', {})).toMatchObject({ messages: 250, contacts: 1, accounts: 1 })
    expect(await desk.call('account.list', {})).toMatchObject([
      { local: true, state: { status: 'local' }, messages: 250 },
    ])
    expect(await desk.call('job.list', {})).toMatchObject([{ id: second.id }, { id: first.id }])
  })

  it('that is cancelled keeps what it stored, and goes on from there the next time', async () => {
    const desk = await testDesk({})
    const path = await mbox(4_000)
    const job = await desk.call('files.import', { paths: [path], me })
    await until(async () => expect((await desk.call('desk.status', {})).messages).toBeGreaterThan(0))
    await desk.call('job.cancel', { id: job.id })
    const cancelled = await desk.finished(job)
    expect(cancelled.status).toBe('cancelled')
    const { messages } = await desk.call('desk.status', {})
    expect(messages).toBe(cancelled.added)
    expect(messages).toBeLessThan(4_000)

    const rest = await desk.finished(await desk.call('files.import', { paths: [path], me }))
    expect(rest).toMatchObject({ status: 'done', added: 4_000 - messages })
    expect((await desk.call('desk.status', {})).messages).toBe(4_000)
  })

  it('names what it cannot read, and reads the rest', async () => {
    const desk = await testDesk({})
    const path = await mbox(3)
    const missing = join(path, '../not-there.eml')
    const job = await desk.finished(await desk.call('files.import', { paths: [missing, path], me }))
    expect(job).toMatchObject({ status: 'done', added: 3, problemCount: 1, title: 'not-there.eml +1' })
    expect(job.problems[0]?.origin).toContain('not-there.eml')
  })
})

describe('the sample workspace', () => {
  it('comes, comes once, and goes without a trace while other mail stays', async () => {
    const desk = await testDesk({ email: scripted([mail({ text: 'real' })]) })
    await desk.sync()
    const before = { status: await desk.call('desk.status', {}), queue: await desk.queue(), counts: await counts(desk) }
    await desk.finished(await desk.call('sample.open', {}))
    const open = await desk.call('desk.status', {})
    expect(open.hasSample).toBe(true)
    expect(open.messages).toBeGreaterThan(300)
    const again = await desk.finished(await desk.call('sample.open', {}))
    expect(again).toMatchObject({ status: 'done', added: 0 })
    expect((await desk.call('desk.status', {})).messages).toBe(open.messages)

    expect((await desk.finished(await desk.call('sample.remove', {}))).status).toBe('done')
    const { databaseBytes: _, ...after } = await desk.call('desk.status', {})
    const { databaseBytes: __, ...expected } = before.status
    expect(after).toEqual(expected)
    expect(await desk.queue()).toEqual(before.queue)
    expect(await counts(desk)).toEqual(before.counts)
    for (const query of ['the', 'order', 'и', 'が']) expect(await desk.find(query)).toEqual([])
    expect(await desk.texts('ana@mail.test')).toEqual(['real'])
  })
})

const counts = (desk: Awaited<ReturnType<typeof testDesk>>) => desk.call('queue.counts', { account: null })

describe('a rebuild', () => {
  it('shows what was there before, and tells how far it is', async () => {
    const desk = await testDesk({
      email: scripted([Array.from({ length: 30 }, (_, at) => mail({ at, from: `c${at % 7}@mail.test` }))]),
    })
    await desk.sync()
    await desk.call('triage.apply', onContact(await desk.contact('c3@mail.test'), done))
    const before = [await desk.queue(), await desk.queue('done'), await desk.find('hello')]
    const job = await desk.finished(await desk.call('desk.rebuild', {}))
    expect(job).toMatchObject({ kind: 'rebuild', status: 'done', done: 30, total: 30 })
    expect([await desk.queue(), await desk.queue('done'), await desk.find('hello')]).toEqual(before)
  })
})

describe('jobs', () => {
  /** Jobs on a clock that the test moves. */
  function jobsAt() {
    const clock = { at: 1_000 }
    const told: JobView[] = []
    const jobs = createJobs(
      (job) => void told.push(job),
      () => clock.at,
    )
    return { clock, told, jobs }
  }
  const work = { kind: 'import', title: 'x', unit: 'messages' } as const
  const ended = (told: readonly JobView[]) => vi.waitFor(() => expect(told.at(-1)?.status).not.toBe('running'))

  it('tell at most ten times a second, and the end always', async () => {
    const { clock, told, jobs } = jobsAt()
    jobs.start(work, async (report) => {
      for (let done = 1; done <= 100; done++) {
        clock.at += 10
        report.progress({ done })
      }
    })
    await ended(told)
    expect(told.length).toBeLessThanOrEqual(12)
    expect(told.at(-1)).toMatchObject({ status: 'done', done: 100 })
  })

  it('that fail say why; those that were cancelled do not', async () => {
    const { told, jobs } = jobsAt()
    jobs.start(work, async () => {
      throw new DeskError('disk-full', 'disk-full', 'The disk is full')
    })
    await ended(told)
    expect(told.at(-1)).toMatchObject({ status: 'failed', error: { kind: 'disk-full' } })

    const { id } = jobs.start(
      work,
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
    )
    jobs.cancel(id)
    await ended(told)
    expect(told.at(-1)).toMatchObject({ status: 'cancelled', error: null })
  })

  it('keep twenty problems and count all of them', async () => {
    const { told, jobs } = jobsAt()
    jobs.start(work, async (report) => {
      for (let n = 0; n < 50; n++)
        report.problem({ origin: `file ${n}`, error: new DeskError('invalid', 'file-empty', 'Empty').toShape() })
    })
    await ended(told)
    expect(told.at(-1)?.problems).toHaveLength(20)
    expect(told.at(-1)?.problemCount).toBe(50)
  })

  it('are stopped and waited for at the end', async () => {
    const { jobs } = jobsAt()
    let isStopped = false
    jobs.start(work, async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      isStopped = true
    })
    await jobs.close()
    expect(isStopped).toBe(true)
  })
})
