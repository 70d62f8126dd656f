import { describe, expect, it } from 'vitest'
import { bareDesk } from '../../support/bare-desk.ts'
import { attachment, mail } from '../../support/remote-events.ts'
import { ask } from './ask.ts'

/** Finds `lamp` in mails of which each says more of it than the one before, though the last came first. */
const ranks = [
  mail({ id: '5', at: 5, subject: 'x', text: `${'So much else to say. '.repeat(200)} And a lamp.` }),
  mail({ id: '4', at: 4, subject: 'x', text: `${'Some words more. '.repeat(5)} One lamp.` }),
  mail({ id: '3', at: 3, subject: 'x', text: 'A lamp is a lamp is a lamp.' }),
  mail({ id: '2', at: 2, subject: 'x', text: 'See the picture.', attachments: [attachment('lamp.png')] }),
  mail({ id: '1', at: 1, subject: 'My lamp', text: 'It is broken.' }),
]

describe('the best match', () => {
  it('is named so, then called so, then speaks of it much, and of little text rather than much', async () => {
    const desk = await bareDesk()
    desk.ingest(...ranks)
    const best = ask(desk, { query: 'lamp', order: 'relevance' }).hits.map(({ message }) => message)
    const oldestFirst = ask(desk, { query: 'lamp' })
      .hits.map(({ message }) => message)
      .toReversed()
    expect(best).toEqual(oldestFirst)
  })

  it('is the newer of two that say the same', async () => {
    const desk = await bareDesk()
    desk.ingest(...[3, 1, 2].map((at) => mail({ id: `${at}`, at, text: 'A lamp.' })))
    const times = ask(desk, { query: 'lamp', order: 'relevance' }).hits.map(({ sentAt }) => sentAt)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })

  it('has more of the words in its subject', async () => {
    const desk = await bareDesk()
    const text = 'A late lamp for the school.'
    desk.ingest(
      mail({ id: 'one', at: 3, subject: 'Late', text }),
      mail({ id: 'both', at: 2, subject: 'Late lamp', text }),
      mail({ id: 'none', at: 4, subject: 'Hello', text }),
    )
    const subjects = ask(desk, { query: 'late lamp', order: 'relevance' }).hits.map(({ subject }) => subject)
    expect(subjects).toEqual(['Late lamp', 'Late', 'Hello'])
  })

  it('is the newest where nothing but facts was asked for', async () => {
    const desk = await bareDesk()
    desk.ingest(...ranks)
    const ids = (order: 'newest' | 'relevance') =>
      ask(desk, { query: 'is:unread from:ana', order }).hits.map(({ message }) => message)
    expect(ids('relevance')).toEqual(ids('newest'))
    expect(ids('newest')).toHaveLength(5)
  })
})

describe('a reader who goes on', () => {
  it.each(['newest', 'relevance'] as const)(
    'in the order %s sees each once, though mail comes in meanwhile',
    async (order) => {
      const desk = await bareDesk()
      desk.ingest(
        ...Array.from({ length: 7 }, (_, at) => mail({ id: `${at}`, at, text: 'A lamp. '.repeat(1 + (at % 3)) })),
      )
      const all = ask(desk, { query: 'lamp', order }).hits.map(({ message }) => message)
      const first = ask(desk, { query: 'lamp', order, limit: 3 })
      desk.ingest(mail({ id: 'late', at: 100, subject: 'Lamp lamp lamp', text: 'lamp' }))
      const second = ask(desk, { query: 'lamp', order, limit: 3, after: first.next })
      const third = ask(desk, { query: 'lamp', order, limit: 3, after: second.next })
      expect([first, second, third].flatMap(({ hits }) => hits.map(({ message }) => message))).toEqual(all)
      expect(third.next).toBe(null)
    },
  )

  it('in the order of fit comes to an end with the newest two thousand', async () => {
    const desk = await bareDesk()
    desk.ingest(...Array.from({ length: 2_100 }, (_, at) => mail({ id: `${at}`, at, text: 'lamp' })))
    let shown = 0
    let after: string | null = null
    do {
      const page = ask(desk, { query: 'lamp', order: 'relevance', limit: 500, after })
      expect([page.count, page.countCapped]).toEqual([1_000, true])
      shown += page.hits.length
      after = page.next
    } while (after !== null)
    expect(shown).toBe(2_000)
  })
})
