import { firstDesk } from './001-first-desk.ts'
import { reading } from './002-reading.ts'
import { narrowedQueue } from './003-queue.ts'
import { search } from './004-search.ts'
import { outbox } from './005-outbox.ts'
import { triage } from './006-triage.ts'
import { canned } from './007-canned.ts'
import { sla } from './008-sla.ts'

/** Forward only. Number n takes the file from `user_version` n − 1 to n, in one transaction. */
export const migrations: readonly string[] = [firstDesk, reading, narrowedQueue, search, outbox, triage, canned, sla]

/** The newest version this program can read. */
export const schemaVersion = migrations.length
