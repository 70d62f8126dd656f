import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccountView } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import type { DeskInspection } from '../../engine/engine-deps.ts'
import { openFileSecrets } from '../node/file-secrets.ts'
import { openDesk } from '../node/open-desk.ts'
import { accountStateText } from './account-state-text.ts'
import { requireDesk } from './existing-desk.ts'
import type { Output } from './output.ts'
import { fitted, printable, sizeText, timeText } from './printable.ts'

export interface Finding {
  readonly check: string
  readonly level: 'ok' | 'warning' | 'problem'
  readonly detail: string
}

/** A desk is backed up daily while it is open; two days allow for one that was not. */
const oldestBackupMs = 2 * 24 * 3_600_000

/** Examines a desk from the outside in, and goes on as far as it can. Answers 1 when there is a problem. */
export async function doctor(dataPath: string, output: Output, json: boolean): Promise<number> {
  let problems = 0
  for await (const finding of examine(dataPath)) {
    if (finding.level === 'problem') problems++
    if (json) await output.object(finding)
    else await output.line(printable(`${fitted(finding.level, 7)}  ${fitted(finding.check, 10)}  ${finding.detail}`))
  }
  return problems === 0 ? 0 : 1
}

async function* examine(dataPath: string): AsyncIterable<Finding> {
  try {
    await requireDesk(dataPath)
    const { size } = await stat(join(dataPath, 'desk.db'))
    yield { check: 'file', level: 'ok', detail: `${join(dataPath, 'desk.db')}, ${sizeText(size)}` }
    yield roomFinding(size, await freeBytes(dataPath))
    await (await openFileSecrets(dataPath)).read('database-key')
    yield { check: 'key', level: 'ok', detail: 'the key is here and opens the secrets' }
    yield* examineOpen(dataPath)
  } catch (thrown) {
    const { code, message } = DeskError.from(thrown)
    yield {
      check: code === 'key-lost' || code === 'key-in-keychain' ? 'key' : 'file',
      level: 'problem',
      detail: message,
    }
  }
}

async function* examineOpen(dataPath: string): AsyncIterable<Finding> {
  const desk = await openDesk({
    dataPath,
    program: 'the command line',
    logName: 'cli',
    exclusive: false,
    followAccounts: false,
  })
  try {
    const { messages, contacts, recovery } = await desk.engine.call('desk.status', {})
    if (recovery !== null) {
      yield { check: 'integrity', level: 'problem', detail: recovery.error.message }
      for (const { path, at } of recovery.backups) {
        yield { check: 'backups', level: 'ok', detail: `${timeText(at)}  ${path}; "npm start" offers it` }
      }
      return
    }
    const inspection = await desk.engine.inspect()
    yield integrityFinding(inspection)
    yield { check: 'schema', level: 'ok', detail: `version ${inspection.schemaVersion}` }
    yield backupFinding(inspection, Date.now())
    yield { check: 'content', level: 'ok', detail: `${messages} messages, ${contacts} contacts` }
    for (const account of await desk.engine.call('account.list', {})) yield accountFinding(account)
  } finally {
    await desk.close()
  }
}

function roomFinding(databaseBytes: number, free: number): Finding {
  const detail = `${sizeText(free)} free`
  // A backup and a rebuild each want room for the whole file.
  const enough = free > Math.max(1_000_000_000, databaseBytes * 2)
  return { check: 'disk', level: enough ? 'ok' : 'warning', detail }
}

function integrityFinding({ integrityProblems }: DeskInspection): Finding {
  if (integrityProblems.length === 0)
    return { check: 'integrity', level: 'ok', detail: 'every page of the file is whole' }
  const detail = `the file is damaged (${integrityProblems.slice(0, 3).join('; ')}); open the newest backup`
  return { check: 'integrity', level: 'problem', detail }
}

function backupFinding({ backups }: DeskInspection, now: number): Finding {
  const newest = backups[0]
  if (newest === undefined) return { check: 'backups', level: 'warning', detail: 'there is none; "backup" writes one' }
  const detail = `${backups.length}, the newest of ${timeText(newest.madeAt)} with ${sizeText(newest.sizeBytes)}`
  return { check: 'backups', level: now - newest.madeAt > oldestBackupMs ? 'warning' : 'ok', detail }
}

function accountFinding({ address, name, state }: AccountView): Finding {
  const level = state.status === 'attention' ? 'problem' : state.status === 'offline' ? 'warning' : 'ok'
  return { check: 'account', level, detail: `${address || name}: ${accountStateText(state)}` }
}

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path)
  return bavail * bsize
}
