import { DeskError } from '../../contract/errors.ts'
import type { Database } from './database.ts'
import { migrations, schemaVersion } from './migrations/migrations.ts'

export function versionOf(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** Refuses a file that a newer program wrote; nothing is touched. */
export function refuseNewer(db: Database): void {
  const found = versionOf(db)
  if (found > schemaVersion) {
    throw new DeskError(
      'store',
      'database-newer',
      `This desk was written by a newer Throughline (format ${found}); this one reads up to format ${schemaVersion}. Update Throughline to open it.`,
      { found, supported: schemaVersion },
    )
  }
}

/** Takes the file to the newest version, each step in one transaction with its number. */
export function migrate(db: Database): void {
  refuseNewer(db)
  for (let version = versionOf(db); version < schemaVersion; version++) {
    const step = migrations[version]
    if (step === undefined) throw new DeskError('bug', 'unexpected', `Migration ${version + 1} is missing`)
    db.transaction(() => {
      db.exec(step)
      db.pragma(`user_version = ${version + 1}`)
    })()
  }
}
