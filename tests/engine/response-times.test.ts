import { describe, expect, it } from 'vitest'
import type { MessageKind } from '../../src-main/contract/message.ts'
import { responseTimes } from '../../src-main/engine/people/response-times.ts'
import { type BareDesk, bareDesk } from '../support/bare-desk.ts'
import { mail, minuteMs, us } from '../support/remote-events.ts'

const question = mail({ id: 'q', at: 1 })
const nudge = mail({ id: 'n', at: 20, refs: ['q'] })
const answer = mail({ id: 'a', from: us, at: 31, refs: ['q'] })
const afterthought = mail({ id: 'p', from: us, at: 32, refs: ['q'] })
const thanks = mail({ id: 't', at: 40, refs: ['q'] })
const welcome = mail({ id: 'w', from: us, at: 50, refs: ['q'] })

function times(desk: BareDesk) {
  const id = desk.rows<{ id: number }>('SELECT contact_id AS id FROM identity WHERE address = ?', 'ana@mail.test')[0]
    ?.id
  const found = responseTimes(desk.db, id ?? 0)
  return found && { count: found.count, median: found.medianMs / minuteMs, last: found.lastMs / minuteMs }
}

describe('how fast a customer was answered', () => {
  it('is from the oldest message that waited to our next', async () => {
    const desk = await bareDesk()
    desk.ingest(question, nudge, answer, afterthought)
    expect(times(desk)).toEqual({ count: 1, median: 30, last: 30 })
  })

  it('is the middle of all answers, and the last one by itself', async () => {
    const desk = await bareDesk()
    desk.ingest(question, answer, thanks, welcome)
    expect(times(desk)).toEqual({ count: 2, median: 20, last: 10 })
    desk.ingest(mail({ id: 'q2', at: 60 }), mail({ id: 'a2', from: us, at: 160, refs: ['q2'] }))
    expect(times(desk)).toEqual({ count: 3, median: 30, last: 100 })
  })

  it('counts in each conversation by itself', async () => {
    const desk = await bareDesk()
    const other = mail({ id: 'q2', at: 5 })
    desk.ingest(question, other, answer, mail({ id: 'a2', from: us, at: 45, refs: ['q2'] }))
    expect(times(desk)).toEqual({ count: 2, median: 35, last: 40 })
  })

  it('is unknown while nobody answered, and where we wrote first', async () => {
    const desk = await bareDesk()
    desk.ingest(question, nudge)
    expect(times(desk)).toBeNull()
    desk.ingest(mail({ id: 'offer', from: us, to: ['ana@mail.test'], at: 70 }))
    expect(times(desk)).toBeNull()
  })

  it.each<MessageKind>(['auto-reply', 'bounce', 'bulk'])('never counts %s, theirs or ours', async (kind) => {
    const desk = await bareDesk()
    desk.ingest({ ...question, kind }, nudge, { ...answer, kind }, welcome)
    expect(times(desk)).toEqual({ count: 1, median: 30, last: 30 })
  })

  it('forgets an answer that was taken from the server', async () => {
    const desk = await bareDesk()
    desk.ingest(question, answer)
    desk.ingest({ type: 'deleted', remoteIds: [answer.remoteId] })
    expect(times(desk)).toBeNull()
  })

  it('is said of the newest two hundred conversations', async () => {
    const desk = await bareDesk()
    const conversation = (n: number, tookMinutes: number) => [
      mail({ id: `q${n}`, at: n * 100 }),
      mail({ id: `a${n}`, from: us, at: n * 100 + tookMinutes, refs: [`q${n}`] }),
    ]
    desk.ingest(...conversation(0, 90), ...Array.from({ length: 200 }, (_, n) => conversation(n + 1, 5)).flat())
    expect(times(desk)).toEqual({ count: 200, median: 5, last: 5 })
  })
})
