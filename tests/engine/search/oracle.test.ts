import fc from 'fast-check'
import { expect, it } from 'vitest'
import { searchOrders } from '../../../src-main/contract/desk.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { inbox, mail } from '../../support/remote-events.ts'
import { ask } from './ask.ts'
import { askedParts, randomMails } from './random-mails.ts'
import { slowSearch } from './slow-search.ts'

/** The same questions in every run; another seed or more of them by hand: `RUNS=20000 SEED=1`. */
const runs = { numRuns: Number(process.env.RUNS ?? 600), seed: Number(process.env.SEED ?? 20261123) }

/** A desk that knows its folders, and holds nothing that a question of this test finds. */
async function emptyDesk(): Promise<BareDesk> {
  const desk = await bareDesk()
  for (const [uid, folder] of ['INBOX', 'Archive', 'Orders'].entries()) {
    desk.ingest(mail({ id: folder, place: { ...inbox(1_000 + uid), folder } }))
    desk.ingest({ type: 'removed', folder, uids: [1_000 + uid] })
  }
  return desk
}

it('finds what reading every message finds, in every order, whatever is asked', async () => {
  const desk = await emptyDesk()
  let found = 0
  fc.assert(
    fc.property(randomMails, askedParts, (mails, parts) =>
      desk.pretend(() => {
        desk.ingest(...mails.map(({ message }) => message))
        const query = parts.map(({ typed }) => typed).join(' ')
        const meant = slowSearch(
          mails.map(({ known }) => known),
          parts,
        ).map((at) => mails[at]?.known.at as number)
        for (const order of searchOrders) {
          const { hits, count, hints } = ask(desk, { query, order })
          const times = hits.map(({ sentAt }) => sentAt)
          expect([order, query, times.toSorted((a, b) => b - a)]).toEqual([
            order,
            query,
            meant.toSorted((a, b) => b - a),
          ])
          if (order === 'newest') expect(times).toEqual(times.toSorted((a, b) => b - a))
          expect([count, hints]).toEqual([meant.length, []])
        }
        found += meant.length
      }),
    ),
    runs,
  )
  // Questions that nothing answers would agree too.
  expect(found).toBeGreaterThan(runs.numRuns / 4)
})

it('finds the same page by page', async () => {
  const desk = await emptyDesk()
  fc.assert(
    fc.property(
      randomMails,
      askedParts,
      fc.constantFrom(...searchOrders),
      fc.integer({ min: 1, max: 3 }),
      (mails, parts, order, limit) =>
        desk.pretend(() => {
          desk.ingest(...mails.map(({ message }) => message))
          const query = parts.map(({ typed }) => typed).join(' ')
          const pages: number[] = []
          let after: string | null = null
          do {
            const page = ask(desk, { query, order, limit, after })
            pages.push(...page.hits.map(({ message }) => message))
            after = page.next
          } while (after !== null)
          expect(pages).toEqual(ask(desk, { query, order }).hits.map(({ message }) => message))
        }),
    ),
    { ...runs, numRuns: Math.ceil(runs.numRuns / 3) },
  )
})
