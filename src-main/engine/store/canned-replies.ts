import type { CannedVariant } from '../../contract/canned.ts'
import type { TriageStep } from '../../contract/triage.ts'
import { type Database, prepared } from './database.ts'

/** What agents write of a canned reply. */
export interface CannedContent {
  readonly title: string
  readonly folder: string
  readonly tags: readonly string[]
  /** Unique among replies that are not removed; empty for none. */
  readonly shortcut: string
  readonly subject: string
  readonly variants: readonly CannedVariant[]
  readonly steps: readonly TriageStep[]
  /** What its texts say, as they are looked for. */
  readonly words: string
  /** Came with the sample workspace and leaves with it. */
  readonly sample: boolean
}

export interface CannedRow extends CannedContent {
  readonly id: number
  readonly used: number
  readonly lastUsedAt: number | null
  readonly removedAt: number | null
}

interface StoredReply {
  readonly id: number
  readonly title: string
  readonly folder: string
  readonly tags: string
  readonly shortcut: string
  readonly subject: string
  readonly variants: string
  readonly steps: string
  readonly words: string
  readonly used: number
  readonly last_used_at: number | null
  readonly sample: number
  readonly removed_at: number | null
}

function toRow(stored: StoredReply): CannedRow {
  return {
    id: stored.id,
    title: stored.title,
    folder: stored.folder,
    tags: JSON.parse(stored.tags),
    shortcut: stored.shortcut,
    subject: stored.subject,
    variants: JSON.parse(stored.variants),
    steps: JSON.parse(stored.steps),
    words: stored.words,
    used: stored.used,
    lastUsedAt: stored.last_used_at,
    sample: stored.sample === 1,
    removedAt: stored.removed_at,
  }
}

function boundContent(content: CannedContent): readonly (string | number)[] {
  return [
    content.title,
    content.folder,
    JSON.stringify(content.tags),
    content.shortcut,
    content.subject,
    JSON.stringify(content.variants),
    JSON.stringify(content.steps),
    content.words,
    content.sample ? 1 : 0,
  ]
}

export function insertReply(db: Database, content: CannedContent): number {
  const result = prepared(
    db,
    `INSERT INTO canned_reply (title, folder, tags, shortcut, subject, variants, steps, words, sample)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(...boundContent(content))
  return Number(result.lastInsertRowid)
}

export function updateReply(db: Database, id: number, content: CannedContent): void {
  prepared(
    db,
    `UPDATE canned_reply SET title = ?, folder = ?, tags = ?, shortcut = ?, subject = ?, variants = ?, steps = ?, words = ?,
       sample = ? WHERE id = ?`,
  ).run(...boundContent(content), id)
}

export function countUse(db: Database, id: number, at: number): void {
  prepared(db, 'UPDATE canned_reply SET used = used + 1, last_used_at = ? WHERE id = ?').run(at, id)
}

/** Throws it away, or (null) brings it back. */
export function setReplyRemoved(db: Database, id: number, at: number | null): void {
  prepared(db, 'UPDATE canned_reply SET removed_at = ? WHERE id = ?').run(at, id)
}

export function setShortcut(db: Database, id: number, shortcut: string): void {
  prepared(db, 'UPDATE canned_reply SET shortcut = ? WHERE id = ?').run(shortcut, id)
}

export function deleteReplyRow(db: Database, id: number): void {
  prepared(db, 'DELETE FROM canned_reply WHERE id = ?').run(id)
}

/** A reply, one that was thrown away too. */
export function replyById(db: Database, id: number): CannedRow | null {
  const stored = prepared(db, 'SELECT * FROM canned_reply WHERE id = ?').get(id) as StoredReply | undefined
  return stored ? toRow(stored) : null
}

export function replyByShortcut(db: Database, shortcut: string): CannedRow | null {
  const sql = "SELECT * FROM canned_reply WHERE shortcut = ? AND shortcut <> '' AND removed_at IS NULL"
  const stored = prepared(db, sql).get(shortcut) as StoredReply | undefined
  return stored ? toRow(stored) : null
}

/** The reply of this name in this folder, the oldest where there are several. */
export function replyByTitle(db: Database, title: string, folder: string): CannedRow | null {
  const sql = 'SELECT * FROM canned_reply WHERE title = ? AND folder = ? AND removed_at IS NULL ORDER BY id LIMIT 1'
  const stored = prepared(db, sql).get(title, folder) as StoredReply | undefined
  return stored ? toRow(stored) : null
}

/** Changes with every change of the library. */
export function libraryRevision(db: Database): number {
  return prepared(db, 'SELECT revision FROM canned_revision').pluck().get() as number
}

/** What was changed after a state of the library; removed replies among it. */
export function repliesRevisedAfter(db: Database, revision: number): readonly CannedRow[] {
  const sql = 'SELECT * FROM canned_reply WHERE revision > ?'
  return (prepared(db, sql).all(revision) as StoredReply[]).map(toRow)
}

/** Ids of all replies that can be used. */
export function replyIds(db: Database): readonly number[] {
  return prepared(db, 'SELECT id FROM canned_reply WHERE removed_at IS NULL').pluck().all() as number[]
}

export function sampleReplyIds(db: Database): readonly number[] {
  return prepared(db, 'SELECT id FROM canned_reply WHERE sample = 1').pluck().all() as number[]
}

/** Replies that were thrown away before a moment. */
export function repliesToForget(db: Database, removedBefore: number): readonly number[] {
  return prepared(db, 'SELECT id FROM canned_reply WHERE removed_at < ?').pluck().all(removedBefore) as number[]
}
