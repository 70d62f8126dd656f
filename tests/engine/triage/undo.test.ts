import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { dumpDesk } from '../../support/dump-desk.ts'
import { accountAt, agentDeed, batchOfMails, deed, perform } from '../../support/random-history.ts'

/** The same histories in every run; another seed or more of them by hand: `RUNS=5000 SEED=1`. */
const runs = { numRuns: Number(process.env.RUNS ?? 120), seed: Number(process.env.SEED ?? 20261123) }

/** What every window shows, and what waits for the servers: a change that was put back is a new row. */
function shown(desk: BareDesk): unknown {
  const sql = 'SELECT message_id, what, value, folder, seq, attempts FROM server_change ORDER BY message_id, what'
  return { ...dumpDesk(desk.db), changes: desk.rows(sql) }
}

const lastAction = (desk: BareDesk) =>
  desk.rows<{ seq: number | null }>('SELECT max(seq) AS seq FROM action')[0]?.seq ?? 0

it('takes back whatever an agent did, step by step, and leaves no trace of it', async () => {
  const desk = await bareDesk()
  const history = fc.array(deed, { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(history, fc.array(agentDeed, { minLength: 1, maxLength: 4 }), (history, deeds) =>
      desk.pretend(() => {
        for (const each of history) perform(desk, each)
        const steps: { readonly seq: number; readonly before: unknown }[] = []
        for (const each of deeds) {
          const before = shown(desk)
          const last = lastAction(desk)
          perform(desk, each)
          const seq = lastAction(desk)
          if (seq > last) steps.push({ seq, before })
          else expect(shown(desk)).toEqual(before)
        }
        for (const { seq, before } of steps.toReversed()) {
          desk.run('undo', { seq })
          expect(shown(desk)).toEqual(before)
        }
      }),
    ),
    runs,
  )
})

it('sorts what comes later by what agents arranged, in whatever order it comes', async () => {
  const desk = await bareDesk()
  const lives = batchOfMails.chain((mails) =>
    fc.record({
      first: fc.constant(mails.slice(0, Math.ceil(mails.length / 2))),
      rest: fc.constant(mails.slice(Math.ceil(mails.length / 2))),
      others: fc.shuffledSubarray(mails.slice(Math.ceil(mails.length / 2)), {
        minLength: Math.floor(mails.length / 2),
      }),
      deeds: fc.array(agentDeed, { minLength: 1, maxLength: 5 }),
    }),
  )
  fc.assert(
    fc.property(lives, ({ first, rest, others, deeds }) =>
      desk.pretend(() => {
        const account = accountAt(desk, 0)
        desk.ingestInto(account, ...first)
        for (const each of deeds) perform(desk, each)
        desk.db.exec('SAVEPOINT arranged')
        desk.ingestInto(account, ...rest)
        const atOnce = dumpDesk(desk.db)
        desk.db.exec('ROLLBACK TO arranged')
        for (const each of others) desk.ingestInto(account, each)
        expect(dumpDesk(desk.db)).toEqual(atOnce)
      }),
    ),
    runs,
  )
})
