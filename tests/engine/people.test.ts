import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IdentityName } from '../../src-main/engine/people/links.ts'
import { type BareDesk, bareDesk } from '../support/bare-desk.ts'
import { dumpDesk } from '../support/dump-desk.ts'
import { mail, us } from '../support/remote-events.ts'

interface Person {
  readonly address: string
  readonly name: string
}

function people(desk: BareDesk): readonly Person[] {
  return desk.rows<Person>('SELECT address, name FROM identity ORDER BY address')
}

/** Addresses whose timeline a message is on, the main person first. */
function withWhom(desk: BareDesk): readonly string[] {
  return desk
    .rows<{ address: string }>(
      `SELECT identity.address FROM participation JOIN identity USING (contact_id) JOIN message ON message.id = message_id
       ORDER BY message.contact_id <> participation.contact_id, identity.address`,
    )
    .map((row) => row.address)
}

describe('a message is with', () => {
  it('whoever wrote it to us, then everybody else on it, and never with us', async () => {
    const desk = await bareDesk()
    desk.ingest(
      mail({
        from: 'Ana <ana@mail.test>',
        to: [us, 'bo@mail.test'],
        cc: ['cy@mail.test', `Help <${us.toUpperCase()}>`],
      }),
    )
    expect(withWhom(desk)).toEqual(['ana@mail.test', 'bo@mail.test', 'cy@mail.test'])
  })

  it('whom we wrote it to', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ from: us, to: ['bo@mail.test'], cc: ['ana@mail.test'] }))
    expect(withWhom(desk)).toEqual(['bo@mail.test', 'ana@mail.test'])
  })

  it('its writer when it names nobody else, so that no message is lost from sight', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ from: us, to: [us] }))
    expect(withWhom(desk)).toEqual([us])
  })

  it('somebody even where the sender could not be read', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ from: '', to: [] }), mail({ from: 'Broken Mailer <>', to: [us], at: 1 }))
    expect(people(desk)).toEqual([
      { address: '', name: '' },
      { address: '', name: 'Broken Mailer' },
    ])
  })

  it('one contact for one address, whatever its case', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ from: 'ANA@Mail.test' }), mail({ from: 'ana@mail.test', at: 1 }))
    expect(people(desk)).toEqual([{ address: 'ana@mail.test', name: '' }])
    expect(desk.rows('SELECT received, sent FROM contact')).toEqual([{ received: 2, sent: 0 }])
  })
})

describe('a name', () => {
  const byOthers = mail({ from: us, to: ['Mrs Pop <ana@mail.test>'], at: 5 })
  const early = mail({ from: 'Ana <ana@mail.test>', at: 1 })
  const late = mail({ from: 'Ana Pop <ana@mail.test>', at: 3 })
  const nameless = mail({ from: 'ana@mail.test', at: 4 })
  const addressAsName = mail({ from: 'Ana@mail.test <ana@mail.test>', at: 6 })

  it('is the newest that its owner wrote, in whatever order the mails come', async () => {
    const desk = await bareDesk()
    const all = [byOthers, early, late, nameless, addressAsName]
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) =>
        desk.pretend(() => {
          for (const message of order) desk.ingest(message)
          expect(people(desk)).toEqual([{ address: 'ana@mail.test', name: 'Ana Pop' }])
        }),
      ),
      { numRuns: 60, seed: 2 },
    )
  })

  it('that others wrote serves until the owner writes', async () => {
    const desk = await bareDesk()
    desk.ingest(byOthers)
    expect(people(desk)).toEqual([{ address: 'ana@mail.test', name: 'Mrs Pop' }])
    desk.ingest(early)
    expect(people(desk)).toEqual([{ address: 'ana@mail.test', name: 'Ana' }])
  })

  it('goes with the message that gave it', async () => {
    const desk = await bareDesk()
    desk.ingest(early, late)
    desk.ingest({ type: 'deleted', remoteIds: [late.remoteId] })
    expect(people(desk)).toEqual([{ address: 'ana@mail.test', name: 'Ana' }])
  })
})

describe('two addresses of one person', () => {
  const ana: IdentityName = { channel: 'email', address: 'ana@mail.test' }
  const anaAtWork: IdentityName = { channel: 'email', address: 'a.pop@work.test' }
  const fromHome = mail({ from: 'Ana <ana@mail.test>', text: 'from home' })
  const fromWork = mail({ from: 'A. Pop <a.pop@work.test>', text: 'from work', at: 1, cc: ['bo@mail.test'] })

  it('have one timeline, one row in the queue and one count when they are linked', async () => {
    const desk = await bareDesk()
    desk.ingest(fromHome, fromWork)
    desk.run('linkIdentities', { people: [[ana, anaAtWork]] })
    expect(desk.rows('SELECT received FROM contact ORDER BY received')).toEqual([{ received: 1 }, { received: 2 }])
    expect(desk.rows('SELECT unread, open FROM queue WHERE scope = 0')).toEqual([{ unread: 2, open: 2 }])
  })

  it('leave exactly what was before when the link is undone', async () => {
    const desk = await bareDesk()
    desk.ingest(fromHome, fromWork)
    const before = dumpDesk(desk.db)
    const { seq } = desk.run('linkIdentities', { people: [[ana, anaAtWork]] })
    expect(dumpDesk(desk.db)).not.toEqual(before)
    desk.run('undo', { seq: seq ?? 0 })
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it('show the same whether the link came before the mail, between or after it', async () => {
    const desk = await bareDesk()
    const link = () => desk.run('linkIdentities', { people: [[ana, anaAtWork]] })
    const steps: readonly (readonly (() => void)[])[] = [
      [link, () => desk.ingest(fromHome), () => desk.ingest(fromWork)],
      [() => desk.ingest(fromWork), link, () => desk.ingest(fromHome)],
      [() => desk.ingest(fromHome, fromWork), link],
    ]
    const dumps = steps.map((each) => {
      let dump: unknown
      desk.pretend(() => {
        for (const step of each) step()
        dump = dumpDesk(desk.db)
      })
      return dump
    })
    expect(dumps[1]).toEqual(dumps[0])
    expect(dumps[2]).toEqual(dumps[0])
  })

  it('are linked once: saying it again appends nothing to the log', async () => {
    const desk = await bareDesk()
    desk.run('linkIdentities', { people: [[ana, anaAtWork]] })
    expect(desk.run('linkIdentities', { people: [[ana, anaAtWork]] }).seq).toBeNull()
    expect(desk.rows('SELECT 1 FROM action')).toHaveLength(1)
  })

  it('stay linked for a message that was away while they were', async () => {
    const desk = await bareDesk()
    desk.ingest(fromHome, fromWork)
    desk.ingest({ type: 'deleted', remoteIds: [fromWork.remoteId] })
    desk.run('linkIdentities', { people: [[ana, anaAtWork]] })
    desk.ingest(fromWork)
    const contacts = desk.rows('SELECT DISTINCT contact_id FROM message')
    expect(contacts).toHaveLength(1)
  })
})

describe('our own addresses', () => {
  it('that are told later make ours what was sent from them', async () => {
    const desk = await bareDesk()
    desk.ingest(
      mail({ from: 'ana@mail.test', id: 'q' }),
      mail({ from: 'sales@shop.test', to: ['ana@mail.test'], at: 1, refs: ['q'] }),
    )
    expect(desk.rows('SELECT 1 FROM contact')).toHaveLength(2)
    desk.account(`email:${us}`, { ownAddresses: [us, 'sales@shop.test'] })
    desk.run('rebuild', {})
    expect(people(desk)).toEqual([{ address: 'ana@mail.test', name: '' }])
    expect(desk.rows('SELECT waiting_id FROM conversation')).toEqual([{ waiting_id: null }])
    expect(desk.rows('SELECT received, sent FROM contact')).toEqual([{ received: 1, sent: 1 }])
  })
})
