import type { ContactId, ConversationId } from '../../contract/ids.ts'
import { type ClockKind, clockKinds, type SlaMoment } from '../../contract/sla.ts'
import { contactName } from '../people/contact-card.ts'
import type { Database } from '../store/database.ts'
import { messageById } from '../store/messages.ts'
import { identitiesOf } from '../store/people.ts'
import { nextToTellAt } from '../store/sla-due.ts'
import type { Writer } from '../writer/writer.ts'
import { hasMoments, mostUrgent, type Told } from './tell-moments.ts'

/** A timer of the system counts in 32 bits, and stands still while the computer sleeps. */
const longestWaitMs = 60_000
/** What changes at once is looked at once. */
const gatherMs = 250

export interface Moments {
  /** Looks what is to be told next: a clock may be another one, or the computer slept. */
  look(): void
  close(): Promise<void>
}

interface MomentsDeps {
  readonly reader: Database
  readonly writer: Pick<Writer, 'run'>
  /** False where nobody looks: what comes to pass is told later. */
  readonly tells: boolean
  /** What came to pass since the last time, all at once. */
  readonly tell: (moments: readonly SlaMoment[], counts: { warnings: number; breaches: number }) => void
  /** Time passed: who is due soon, or today, may be others. */
  readonly passed: () => void
  readonly failed: (error: unknown) => void
  readonly now: () => number
}

/**
 * Tells of warnings and breaches when they come to pass: one timer for the earliest, which looks at the clock at least
 * once a minute, for nobody tells a timer that the lid was closed.
 */
export function createMoments({ reader, writer, tells, tell, passed, failed, now }: MomentsDeps): Moments {
  let timer: NodeJS.Timeout | null = null
  let telling: Promise<void> | null = null
  let isSoon = false
  let closed = false

  const tellAll = async () => {
    let urgent: readonly Told[] = []
    const counts = { warnings: 0, breaches: 0 }
    for (let more = true; more && !closed; ) {
      const told = await writer.run('tellMoments', {})
      more = told.more
      counts.warnings += told.warnings
      counts.breaches += told.breaches
      urgent = mostUrgent([...urgent, ...told.urgent])
    }
    if (closed || urgent.length === 0) return
    tell(
      urgent.map((each) => momentOf(reader, each)),
      counts,
    )
  }
  const check = () => {
    timer = null
    if (closed || telling) return
    passed()
    if (!hasMoments(reader, now())) {
      // What is kept quiet lies in the past: it is looked at again once a minute.
      const next = nextToTellAt(reader, now())
      wait(next === null ? longestWaitMs : next - now())
      return
    }
    telling = tellAll()
      .then(
        () => gatherMs,
        (error) => {
          failed(error)
          return longestWaitMs
        },
      )
      .then((ms) => {
        telling = null
        wait(ms)
      })
  }
  const wait = (ms: number) => {
    if (closed || !tells) return
    if (timer) clearTimeout(timer)
    isSoon = ms <= gatherMs
    timer = setTimeout(check, Math.min(ms, longestWaitMs))
    timer.unref()
  }

  wait(gatherMs)
  return {
    look() {
      // A sync tells of changes all the time: each must not put the look off again.
      if (!telling && !(timer && isSoon)) wait(gatherMs)
    },
    async close() {
      closed = true
      if (timer) clearTimeout(timer)
      await telling
    },
  }
}

function momentOf(db: Database, { what, row }: Told): SlaMoment {
  return {
    what,
    contact: row.contact_id as ContactId,
    conversation: row.id as ConversationId,
    name: contactName(identitiesOf(db, row.contact_id)),
    subject: messageById(db, row.first_id)?.subject ?? '',
    clock: clockKinds[row.due_clock ?? 0] as ClockKind,
    dueAt: row.due_at ?? 0,
  }
}
