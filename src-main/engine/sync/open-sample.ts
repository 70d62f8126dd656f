import type { readSamePersons, readSample, SampleAccount } from '../../channels/files/sample-workspace.ts'
import type { AccountId } from '../../contract/ids.ts'
import type { JobReport } from '../jobs/jobs.ts'
import type { AccountRow } from '../store/accounts.ts'
import type { ImportDesk } from './import-files.ts'

export interface SampleSource {
  readonly read: typeof readSample
  readonly samePersons: typeof readSamePersons
  readonly folder: string
}

/** Puts the sample workspace on the desk: accounts of its own, which one click removes with all that is theirs. */
export async function openSample(source: SampleSource, desk: ImportDesk, report: JobReport): Promise<void> {
  await desk.writer.run('linkIdentities', { people: await source.samePersons(source.folder) })
  const accounts = new Map<string, AccountRow>()
  let added = 0
  let known = 0
  for await (const { account, batch } of source.read(source.folder, desk.now())) {
    if (report.signal.aborted) return
    const key = sampleKey(account)
    const row = accounts.get(key) ?? (await sampleAccount(desk, account))
    accounts.set(key, row)
    const { events } = batch
    const result = await desk.writer.run('ingest', { accountId: row.id, events, cursor: null, live: false })
    added += result.added
    known += result.known
    report.progress({ done: added + known, added, known })
    desk.changed()
  }
  for (const row of accounts.values()) desk.tell(row.key)
}

/** Not the plain address: a business that really has it keeps its own account apart. */
function sampleKey(account: SampleAccount): AccountId {
  return `sample:${account.kind}:${account.address}` as AccountId
}

function sampleAccount(desk: ImportDesk, account: SampleAccount): Promise<AccountRow> {
  return desk.writer.run('putAccount', {
    key: sampleKey(account),
    channel: account.kind,
    address: account.address,
    name: account.name,
    settings: null,
    ownAddresses: account.own,
    sample: true,
    createdAt: desk.now(),
  })
}
