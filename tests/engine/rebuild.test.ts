import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bareDesk } from '../support/bare-desk.ts'
import { dumpDesk } from '../support/dump-desk.ts'
import { accountAt, batchOfMails, deed, perform } from '../support/random-history.ts'
import { curiousPolicies, keepRules } from '../support/sla-rules.ts'

/** The same histories in every run; another seed or more of them by hand: `RUNS=5000 SEED=1`. */
const runs = { numRuns: Number(process.env.RUNS ?? 250), seed: Number(process.env.SEED ?? 20261123) }

it('makes every projection again from the two logs, byte for byte, whatever happened', async () => {
  const desk = await bareDesk()
  keepRules(desk, curiousPolicies)
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 14 }), (history) =>
      desk.pretend(() => {
        for (const each of history) perform(desk, each)
        const before = dumpDesk(desk.db)
        desk.run('rebuild', {})
        expect(dumpDesk(desk.db)).toEqual(before)
      }),
    ),
    runs,
  )
})

it('shows the same whatever order mails come in, one by one or all at once', async () => {
  const desk = await bareDesk()
  keepRules(desk, curiousPolicies)
  const orders = batchOfMails.chain((mails) =>
    fc.record({
      mails: fc.constant(mails),
      others: fc.shuffledSubarray([...mails], { minLength: mails.length }),
      size: fc.integer({ min: 1, max: 4 }),
    }),
  )
  fc.assert(
    fc.property(orders, ({ mails, others, size }) => {
      let atOnce: unknown
      desk.pretend(() => {
        desk.ingestInto(accountAt(desk, 0), ...mails)
        atOnce = dumpDesk(desk.db)
      })
      desk.pretend(() => {
        for (let at = 0; at < others.length; at += size) {
          desk.ingestInto(accountAt(desk, 0), ...others.slice(at, at + size))
        }
        expect(dumpDesk(desk.db)).toEqual(atOnce)
      })
    }),
    runs,
  )
})
