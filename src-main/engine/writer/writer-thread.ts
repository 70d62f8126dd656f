import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { backUp } from '../store/backups.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { integrityProblems } from '../store/integrity.ts'
import { migrate, refuseNewer, versionOf } from '../store/migrate.ts'
import { schemaVersion } from '../store/migrations/migrations.ts'
import { putSetting, setting } from '../store/settings.ts'
import { storeError } from '../store/store-error.ts'
import type { OperationRequest, ThreadReply, ThreadTask } from './messages.ts'
import type { OperationContext } from './operation.ts'
import { type OperationName, operations } from './operations.ts'

/**
 * The one thread that writes. Everything heavy about the database happens here or in a sibling of its kind, so the
 * engine's own thread only ever reads and answers windows within milliseconds.
 */
function main(task: ThreadTask): void {
  switch (task.task) {
    case 'write':
      write(task)
      return
    case 'backup':
      finish(() => {
        const problems = check(task)
        // A damaged desk must not push out the last good backup.
        if (problems.length > 0) return { path: null, problems }
        return { path: backUp(task.databasePath, task.backupPath, task.keyHex, task.label), problems }
      })
      return
    case 'check':
      finish(() => ({ problems: check(task) }))
  }
}

function check(task: { databasePath: string; keyHex: string }): readonly string[] {
  const db = openDatabase(task.databasePath, { keyHex: task.keyHex, readonly: true })
  try {
    return integrityProblems(db)
  } finally {
    db.close()
  }
}

function finish(work: () => unknown): void {
  try {
    reply({ result: work() })
  } catch (error) {
    reply({ failed: storeError(error).toShape() })
  }
}

function write(task: Extract<ThreadTask, { task: 'write' }>): void {
  let db: Database
  let author: string
  try {
    db = openForWriting(task)
    author = authorOf(db)
  } catch (error) {
    reply({ failed: storeError(error).toShape() })
    return
  }
  parentPort?.on('message', (request: OperationRequest | 'close') => {
    if (request === 'close') {
      db.close()
      parentPort?.close()
      return
    }
    reply(answer(db, author, request))
  })
  reply({ ready: true })
}

function openForWriting(task: Extract<ThreadTask, { task: 'write' }>): Database {
  const db = openDatabase(task.databasePath, { keyHex: task.keyHex, cacheKib: 32_768 })
  try {
    refuseNewer(db)
    const from = versionOf(db)
    if (from > 0 && from < schemaVersion) {
      backUp(task.databasePath, task.backupPath, task.keyHex, `before-format-${schemaVersion}`)
    }
    migrate(db)
    // A first sync writes gigabytes, and a checkpoint writes every page a second time and waits for the disk. One per
    // 256 MB of log spares most of that; a log of that size is still read in a third of a second after a crash.
    db.pragma('wal_autocheckpoint = 16000')
    // The room is given back once such a log was written into the file.
    db.pragma('journal_size_limit = 67108864')
    return db
  } catch (error) {
    // Left open, its side files would stay beside a file that is not to be touched.
    db.close()
    throw error
  }
}

/**
 * These wait for the disk: after a power cut the desk must know that an answer was handed over, and what may have left,
 * lest it sends it again. Everything else may lose the last moments then, and comes again from the server.
 */
const lasting: ReadonlySet<OperationName> = new Set<OperationName>(['sendDraft', 'beginSending'])

function answer(db: Database, author: string, request: OperationRequest): ThreadReply {
  const { id, now, operation } = request
  const context = { now, author, progress: (done: number) => reply({ id, progress: done }) }
  const run = operations[operation] as (db: Database, input: unknown, context: OperationContext) => unknown
  const isLasting = lasting.has(operation)
  try {
    if (isLasting) db.pragma('synchronous = FULL')
    return { id, ok: db.transaction(() => run(db, request.input, context)).immediate() }
  } catch (error) {
    return { id, error: storeError(error).toShape() }
  } finally {
    if (isLasting) db.pragma('synchronous = NORMAL')
  }
}

/** This desk's name in the action log: minted once, for two desks of one business must be told apart. */
function authorOf(db: Database): string {
  const known = setting(db, 'desk.author')
  if (typeof known === 'string') return known
  const author = randomUUID().slice(0, 8)
  putSetting(db, 'desk.author', author)
  return author
}

function reply(message: ThreadReply): void {
  parentPort?.postMessage(message)
}

main(workerData as ThreadTask)
