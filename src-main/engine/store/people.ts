import { type Database, prepared } from './database.ts'

export interface IdentityRow {
  readonly id: number
  readonly channel: string
  readonly address: string
  readonly name: string
  /** 1 when the owner of the address gave the name in a message of theirs, 0 when others wrote it. */
  readonly name_rank: number
  /** The message that gave the name. */
  readonly name_id: number
  readonly contact_id: number
}

export function identityById(db: Database, id: number): IdentityRow | null {
  return (prepared(db, 'SELECT * FROM identity WHERE id = ?').get(id) as IdentityRow | undefined) ?? null
}

export function putIdentity(db: Database, row: IdentityRow): void {
  prepared(
    db,
    `INSERT INTO identity VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_rank = excluded.name_rank, name_id = excluded.name_id`,
  ).run(row.id, row.channel, row.address, row.name, row.name_rank, row.name_id, row.contact_id)
}

export function setIdentityContact(db: Database, id: number, contactId: number): void {
  prepared(db, 'UPDATE identity SET contact_id = ? WHERE id = ?').run(contactId, id)
}

/** The contact an identity was linked to; null when it founds its own. */
export function linkOf(db: Database, identityId: number): number | null {
  const sql = 'SELECT contact_id FROM identity_link WHERE identity_id = ?'
  return (prepared(db, sql).pluck().get(identityId) as number | undefined) ?? null
}

export function putLink(db: Database, identityId: number, contactId: number | null): void {
  if (contactId === null) prepared(db, 'DELETE FROM identity_link WHERE identity_id = ?').run(identityId)
  else prepared(db, 'INSERT OR REPLACE INTO identity_link VALUES (?, ?)').run(identityId, contactId)
}

export function identitiesOf(db: Database, contactId: number): readonly IdentityRow[] {
  const sql = 'SELECT * FROM identity WHERE contact_id = ? ORDER BY name_rank DESC, name_id DESC, id'
  return prepared(db, sql).all(contactId) as IdentityRow[]
}

/** What each of some contacts is called: the best name of its addresses, else the first of them. */
export function namesOfContacts(db: Database, contactIds: readonly number[]): ReadonlyMap<number, string> {
  const sql = `SELECT contact_id, name, address FROM json_each(?) CROSS JOIN identity ON contact_id = json_each.value
    ORDER BY contact_id, name = '', name_rank DESC, name_id DESC, identity.id`
  const rows = prepared(db, sql).raw().all(JSON.stringify(contactIds)) as [number, string, string][]
  const names = new Map<number, string>()
  for (const [contact, name, address] of rows) if (!names.has(contact)) names.set(contact, name || address)
  return names
}

/** Contacts whose address or name is exactly this, case folded: for people who type at a command line. */
export function contactsByAddress(db: Database, address: string): readonly number[] {
  const sql = 'SELECT DISTINCT contact_id FROM identity WHERE address = lower(?) OR name = ? LIMIT 20'
  return prepared(db, sql).pluck().all(address, address) as number[]
}

export interface ContactRow {
  readonly id: number
  readonly first_id: number
  readonly last_id: number
  readonly received: number
  readonly sent: number
}

export function contactById(db: Database, id: number): ContactRow | null {
  return (prepared(db, 'SELECT * FROM contact WHERE id = ?').get(id) as ContactRow | undefined) ?? null
}

/** Adds to a contact's counts; all four are order-independent. */
export function addToContact(db: Database, change: ContactRow): void {
  prepared(
    db,
    `INSERT INTO contact VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET first_id = min(first_id, excluded.first_id), last_id = max(last_id, excluded.last_id),
       received = received + excluded.received, sent = sent + excluded.sent`,
  ).run(change.id, change.first_id, change.last_id, change.received, change.sent)
}

export function putContact(db: Database, row: ContactRow): void {
  prepared(db, 'INSERT OR REPLACE INTO contact VALUES (?, ?, ?, ?, ?)').run(
    row.id,
    row.first_id,
    row.last_id,
    row.received,
    row.sent,
  )
}

/** The contact without a message is no contact any more. */
export function deleteContact(db: Database, id: number): void {
  prepared(db, 'DELETE FROM contact WHERE id = ?').run(id)
  deleteIdentitiesOf(db, id)
}

export function deleteIdentitiesOf(db: Database, contactId: number): void {
  prepared(db, 'DELETE FROM identity WHERE contact_id = ?').run(contactId)
}

export function countContacts(db: Database): number {
  return prepared(db, 'SELECT count(*) FROM contact').pluck().get() as number
}

export function addParticipation(db: Database, contactId: number, messageId: number): void {
  prepared(db, 'INSERT OR IGNORE INTO participation VALUES (?, ?)').run(contactId, messageId)
}

export function participantsOf(db: Database, messageId: number): readonly number[] {
  return prepared(db, 'SELECT contact_id FROM participation WHERE message_id = ?').pluck().all(messageId) as number[]
}

export function deleteParticipations(db: Database, messageId: number): void {
  prepared(db, 'DELETE FROM participation WHERE message_id = ?').run(messageId)
}

/** A contact's counts from its messages: for the rare case that one went away. */
export function countedContact(db: Database, id: number): ContactRow | null {
  const row = prepared(
    db,
    `SELECT min(message.id) AS first_id, max(message.id) AS last_id,
       count(*) FILTER (WHERE direction = 0) AS received, count(*) FILTER (WHERE direction = 1) AS sent
     FROM participation JOIN message ON message.id = participation.message_id WHERE participation.contact_id = ?`,
  ).get(id) as { first_id: number | null; last_id: number | null; received: number; sent: number }
  if (row.first_id === null || row.last_id === null) return null
  return { id, first_id: row.first_id, last_id: row.last_id, received: row.received, sent: row.sent }
}
