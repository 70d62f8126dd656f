import type { readFiles } from '../../channels/files/read-files.ts'
import type { AccountId } from '../../contract/ids.ts'
import type { JobReport } from '../jobs/jobs.ts'
import { type AccountRow, accountByKey, cursorOf, type NewAccount } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import type { Writer } from '../writer/writer.ts'

/** What imports need of the desk. */
export interface ImportDesk {
  readonly reader: Database
  readonly writer: Writer
  readonly changed: () => void
  readonly tell: (account: AccountId) => void
  readonly now: () => number
}

const importedKey = 'email:imported' as AccountId

/**
 * Reads mail files into the account of imported mail. What the desk has already is counted, not stored again, and an
 * import that was cancelled or crashed goes on where it stopped when the same files are given again.
 */
export async function importFiles(
  read: typeof readFiles,
  input: { readonly paths: readonly string[]; readonly me: readonly string[] },
  desk: ImportDesk,
  report: JobReport,
): Promise<void> {
  let account = await importedAccount(desk, input.me)
  const since = cursorOf(desk.reader, account.id)
  const options = { me: input.me, now: desk.now() }
  let added = 0
  let known = 0
  for await (const batch of read(input.paths, options, since, report.signal)) {
    if (batch.own.some((address) => !account.ownAddresses.includes(address))) {
      account = await importedAccount(desk, batch.own)
    }
    const { events, cursor } = batch
    const result = await desk.writer.run('ingest', { accountId: account.id, events, cursor, live: false })
    added += result.added
    known += result.known
    report.progress({ done: batch.doneBytes, total: batch.totalBytes, added, known })
    for (const problem of batch.problems) report.problem(problem)
    desk.changed()
  }
  await desk.writer.run('noteSynced', { id: account.id })
  desk.tell(account.key)
}

/** The account of imported mail, made on first use; `me` adds to the addresses that are ours in it. */
async function importedAccount(desk: ImportDesk, me: readonly string[]): Promise<AccountRow> {
  const known = accountByKey(desk.reader, importedKey)
  const own = [...new Set([...(known?.ownAddresses ?? []), ...me.map((address) => address.toLowerCase())])]
  if (known && own.length === known.ownAddresses.length) return known
  const account: NewAccount = {
    key: importedKey,
    channel: 'email',
    address: '',
    name: known?.name ?? 'Imported mail',
    settings: null,
    ownAddresses: own,
    sample: false,
    createdAt: desk.now(),
  }
  return await desk.writer.run('putAccount', account)
}
