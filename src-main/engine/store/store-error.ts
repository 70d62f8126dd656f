import { DeskError } from '../../contract/errors.ts'
import { sqliteCode } from './database.ts'

/** Throws `store` when a check found something; the problems are SQLite's own words. */
export function refuseDamaged(problems: readonly string[]): void {
  if (problems.length > 0) throw damaged(problems.join('; '))
}

export function isDamage(error: unknown): boolean {
  return error instanceof DeskError && error.code === 'database-damaged'
}

function damaged(detail: string, cause?: unknown): DeskError {
  const sentence = 'The desk file is damaged or was written by another program.'
  return new DeskError('store', 'database-damaged', sentence, { detail }, { cause })
}

/** What SQLite threw, as a sentence that says what to do. */
export function storeError(error: unknown): DeskError {
  if (error instanceof DeskError) return error
  const code = sqliteCode(error)
  const detail = error instanceof Error ? error.message : String(error)
  const isFull = code === 'SQLITE_FULL' || (code?.startsWith('SQLITE_IOERR') && /space/i.test(detail))
  if (isFull || /^ENOSPC\b/.test(detail)) {
    return new DeskError(
      'disk-full',
      'disk-full',
      'The disk is full. Nothing stored is lost; free some space and the desk goes on by itself.',
      {},
      { cause: error },
    )
  }
  if (code === null) return DeskError.from(error)
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return damaged(detail, error)
  }
  return new DeskError(
    'store',
    'database-failed',
    `The desk file could not be used: ${detail}`,
    { detail, code },
    { cause: error },
  )
}
