import { firstDesk } from './001-first-desk.ts'
import { reading } from './002-reading.ts'

/** Forward only. Number n takes the file from `user_version` n − 1 to n, in one transaction. */
export const migrations: readonly string[] = [firstDesk, reading]

/** The newest version this program can read. */
export const schemaVersion = migrations.length
