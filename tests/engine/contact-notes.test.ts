import { describe, expect, it } from 'vitest'
import type { ContactId } from '../../src-main/contract/ids.ts'
import { contactCard } from '../../src-main/engine/people/contact-card.ts'
import type { IdentityName } from '../../src-main/engine/people/links.ts'
import { type BareDesk, bareDesk } from '../support/bare-desk.ts'
import { dumpDesk } from '../support/dump-desk.ts'
import { mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { testDesk } from '../support/test-desk.ts'

const ana: IdentityName = { channel: 'email', address: 'ana@mail.test' }
const anaAtWork: IdentityName = { channel: 'email', address: 'a.pop@work.test' }

function contactOf(desk: BareDesk, address: string): ContactId {
  const sql = 'SELECT contact_id AS id FROM identity WHERE address = ?'
  return desk.rows<{ id: ContactId }>(sql, address)[0]?.id as ContactId
}

function write(desk: BareDesk, text: string, address = ana.address): number | null {
  return desk.run('setNote', { contact: contactOf(desk, address), text }).seq
}

function note(desk: BareDesk, address = ana.address): string {
  return contactCard(desk.db, contactOf(desk, address), 0).note
}

describe('a note about a customer', () => {
  it('is what was written last, and gone when it is emptied', async () => {
    const desk = await bareDesk()
    desk.ingest(mail())
    expect(note(desk)).toBe('')
    write(desk, 'Pays late')
    write(desk, 'Pays late.\nLikes tea 🍵')
    expect(note(desk)).toBe('Pays late.\nLikes tea 🍵')
    write(desk, '')
    expect(note(desk)).toBe('')
    expect(desk.rows('SELECT 1 FROM contact_note')).toEqual([])
  })

  it('is no action when it says what it said before', async () => {
    const desk = await bareDesk()
    desk.ingest(mail())
    write(desk, 'Pays late')
    expect(write(desk, 'Pays late')).toBeNull()
    expect(desk.rows('SELECT 1 FROM action')).toHaveLength(1)
  })

  it('tells windows that the contact changed, when it is written and when it is undone', async () => {
    const desk = await bareDesk()
    desk.ingest(mail())
    const contact = contactOf(desk, ana.address)
    const written = desk.run('setNote', { contact, text: 'Pays late' })
    expect(written.contacts).toEqual([contact])
    expect(desk.run('undo', { seq: written.seq ?? 0 }).contacts).toEqual([contact])
    expect(note(desk)).toBe('')
  })

  it('is in the log by the address, so that another desk can tell whom it is about', async () => {
    const desk = await bareDesk()
    desk.ingest(mail())
    write(desk, 'Pays late')
    write(desk, 'Pays on time')
    expect(
      desk.rows<{ payload: string }>('SELECT payload FROM action ORDER BY seq').map((row) => JSON.parse(row.payload)),
    ).toEqual([
      { items: [{ identity: ana, before: '', after: 'Pays late' }] },
      { items: [{ identity: ana, before: 'Pays late', after: 'Pays on time' }] },
    ])
  })

  it('comes back when the customer does, and with a rebuild', async () => {
    const desk = await bareDesk()
    const hello = mail()
    desk.ingest(hello)
    write(desk, 'Pays late')
    desk.ingest({ type: 'deleted', remoteIds: [hello.remoteId] })
    desk.ingest(hello)
    expect(note(desk)).toBe('Pays late')
    const before = dumpDesk(desk.db)
    desk.run('rebuild', {})
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it('is kept about a sender without an address', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ from: 'Broken Mailer <>' }))
    write(desk, 'Their mailer is broken', '')
    expect(note(desk, '')).toBe('Their mailer is broken')
  })

  it('is refused about nobody', async () => {
    const desk = await bareDesk()
    expect(() => desk.run('setNote', { contact: 5, text: 'Who?' })).toThrow(/no messages/)
  })
})

describe('the notes about two addresses that are one person', () => {
  async function linked(): Promise<BareDesk> {
    const desk = await bareDesk()
    desk.ingest(mail({ from: ana.address }), mail({ from: anaAtWork.address, at: 1 }))
    write(desk, 'At home', ana.address)
    write(desk, 'At work', anaAtWork.address)
    desk.run('linkIdentities', { people: [[ana, anaAtWork]] })
    return desk
  }

  it('are shown together, and stay two while nobody writes', async () => {
    const desk = await linked()
    expect(note(desk)).toBe('At home\n\nAt work')
    expect(write(desk, 'At home\n\nAt work')).toBeNull()
  })

  it('become one when it is written, and two again when that is undone', async () => {
    const desk = await linked()
    const seq = write(desk, 'At home, mostly')
    expect(note(desk)).toBe('At home, mostly')
    desk.run('undo', { seq: seq ?? 0 })
    expect(note(desk)).toBe('At home\n\nAt work')
    const [link] = desk.rows<{ seq: number }>("SELECT seq FROM action WHERE kind = 'link'")
    desk.run('undo', { seq: link?.seq ?? 0 })
    expect([note(desk, ana.address), note(desk, anaAtWork.address)]).toEqual(['At home', 'At work'])
  })
})

it('is there after a restart of the desk', async () => {
  const first = await testDesk({ email: scripted([mail()]) })
  await first.sync()
  const { rows } = await first.call('queue.page', {
    filter: 'all',
    account: null,
    order: 'newest',
    after: null,
    limit: 1,
  })
  const contact = rows[0]?.contact as ContactId
  await first.call('contact.note', { contact, text: 'Pays late' })
  await first.close()
  const again = await testDesk({ dataPath: first.dataPath, secrets: first.secrets })
  expect((await again.call('contact.card', { contact })).note).toBe('Pays late')
  await again.close()
})
