import { expect, it } from 'vitest'
import type { BounceReport } from '../../src-main/contract/message.ts'
import { mail, said, us } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { testDesk } from '../support/test-desk.ts'

const report: BounceReport = {
  type: 'bounce',
  outcome: 'failed',
  recipients: [{ address: 'ana@mail.test', status: '5.1.1', reason: '550 5.1.1 No such user' }],
  bounced: 'answer@shop.test',
}

const answer = mail({ id: 'answer@shop.test', from: us, to: ['ana@mail.test'], text: 'It is on its way', at: 1 })
const bounce = mail({
  id: 'bounce@mx.test',
  from: 'Mail Delivery System <mailer-daemon@mx.test>',
  text: 'Sorry',
  kind: 'bounce',
  about: report,
  refs: ['answer@shop.test'],
  at: 2,
})

it('a bounce stands below what bounced, on the timeline of whom it did not reach, with what the server said', async () => {
  const desk = await testDesk({ email: scripted([[said(answer), said(bounce)]]) })
  await desk.sync()
  const [sent, returned] = await desk.timeline('ana@mail.test')
  expect([sent?.text, returned?.text]).toEqual(['It is on its way', 'Sorry'])
  expect(returned?.conversation).toBe(sent?.conversation)
  expect([returned?.about, sent?.about]).toEqual([report, null])
  expect(await desk.queue()).toHaveLength(1)
})
