import { readFiles } from '../../channels/files/read-files.ts'
import { readSampleReplies } from '../../channels/files/sample-replies.ts'
import { readSamePersons, readSample } from '../../channels/files/sample-workspace.ts'
import type { AccountView } from '../../contract/account.ts'
import type { AccountId } from '../../contract/ids.ts'
import type { JobKind, JobView } from '../../contract/jobs.ts'
import { deskManners } from '../replies/desk-manners.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { accountByKey } from '../store/accounts.ts'
import { importFiles } from '../sync/import-files.ts'
import { openSample } from '../sync/open-sample.ts'
import type { DeskParts } from './desk-parts.ts'

type JobCalls = 'files.import' | 'sample.open' | 'sample.remove' | 'job.list' | 'job.cancel' | 'desk.rebuild'

const removedAtOnce = 200

export function jobHandlers(desk: DeskParts): Pick<Handlers, JobCalls> {
  const { jobs, deps, store, accounts } = desk
  const follow = {
    reader: store.reader,
    writer: store.writer,
    changed: () => desk.changes.add(null),
    tell: (key: AccountId) => desk.emit({ type: 'account', account: accounts.view(key) }),
    now: () => deps.clock.now(),
  }
  return {
    'files.import': ({ paths, me }) =>
      jobs.start({ kind: 'import', title: titleOf(paths), unit: 'bytes' }, async (report) => {
        await importFiles(readFiles, { paths, me }, follow, report)
        desk.house.tidyIndex()
      }),
    'sample.open': () =>
      jobs.start({ kind: 'sample', title: 'sample', unit: 'messages' }, async (report) => {
        const source = { read: readSample, samePersons: readSamePersons, folder: deps.samplePath }
        await openSample(source, follow, report)
        if (!report.signal.aborted) await openSampleReplies(desk)
      }),
    'sample.remove': () =>
      startRemoval(
        desk,
        accounts.list().filter((account) => account.sample),
        'sample',
      ),
    'job.list': () => jobs.list(),
    'job.cancel': ({ id }) => jobs.cancel(id),
    'desk.rebuild': () => startRebuild(desk),
  }
}

async function openSampleReplies(desk: DeskParts): Promise<void> {
  const replies = await readSampleReplies(
    desk.deps.samplePath,
    deskManners(desk.store.reader, desk.deps.clock.now()).language,
  )
  await desk.store.writer.run('putSampleReplies', { replies })
  desk.emit({ type: 'canned' })
}

/** Makes the projections again from the logs. */
export function startRebuild(desk: DeskParts): JobView {
  const { jobs, store, accounts } = desk
  return jobs.start({ kind: 'rebuild', title: 'rebuild', unit: 'messages' }, async (report) => {
    report.progress({ total: accounts.list().reduce((sum, account) => sum + account.messages, 0) })
    await store.writer.run('rebuild', {}, (done) => report.progress({ done }))
    desk.changes.add(null)
    desk.house.tidyIndex()
  })
}

/** Removes accounts with everything that came from them, in slices. */
export function startRemoval(desk: DeskParts, views: readonly AccountView[], kind: JobKind): JobView {
  const { jobs, store, accounts, credentials } = desk
  const title = views.map((view) => view.name).join(', ')
  return jobs.start({ kind, title, unit: 'messages' }, async (report) => {
    const total = views.reduce((sum, view) => sum + view.messages, 0)
    let done = 0
    report.progress({ total })
    if (kind === 'sample') {
      await store.writer.run('removeSampleReplies', {})
      desk.emit({ type: 'canned' })
    }
    for (const view of views) {
      const row = accountByKey(store.reader, view.id)
      if (!row) continue
      // Cut short, a removal must leave an account that waits, and that fetches all of its mail again when it goes on.
      await store.writer.run('pauseAccount', { id: row.id, paused: true })
      await accounts.unfollow(view.id)
      await store.writer.run('forgetCursor', { id: row.id })
      for (let more = true; more && !report.signal.aborted; ) {
        const slice = await store.writer.run('removeMessages', { accountId: row.id, limit: removedAtOnce })
        more = slice.more
        done += slice.removed
        report.progress({ done })
        desk.changes.add(null)
      }
      if (report.signal.aborted) return
      await store.writer.run('deleteAccount', { id: row.id })
      await credentials.remove(view.id)
      desk.emit({ type: 'account-removed', id: view.id })
    }
  })
}

function titleOf(paths: readonly string[]): string {
  const name = paths[0]?.split(/[\\/]/).filter(Boolean).at(-1) ?? ''
  return paths.length > 1 ? `${name} +${paths.length - 1}` : name
}
