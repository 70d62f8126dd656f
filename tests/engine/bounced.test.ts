import { describe, expect, it } from 'vitest'
import type { MessageAbout } from '../../src-main/contract/message.ts'
import { mail, us } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { testDesk } from '../support/test-desk.ts'

const gone = 'gone@nowhere.test'

describe('what came back with a bounce', () => {
  it('is the message that the report names, where it is on the desk', async () => {
    const sent = mail({ id: 'sent@shop.test', from: us, to: [gone] })
    const bounce = mail({
      id: 'b@mx.test',
      from: gone,
      at: 1,
      kind: 'bounce',
      refs: ['sent@shop.test'],
      about: report('sent@shop.test'),
    })
    const desk = await testDesk({ email: scripted([sent, bounce]) })
    await desk.sync()
    const [first, second] = await desk.timeline(gone)
    if (!first || !second) throw new Error('Two messages were expected')
    expect(await desk.call('message.bounced', { bounce: second.id })).toEqual({ message: first.id })
    // It is no bounce itself.
    expect(await desk.call('message.bounced', { bounce: first.id })).toEqual({ message: null })
  })

  it.each([['elsewhere@shop.test'], [null]])('is nothing where the report names %s', async (bounced) => {
    const desk = await testDesk({ email: scripted([mail({ from: gone, kind: 'bounce', about: report(bounced) })]) })
    await desk.sync()
    const [bounce] = await desk.timeline(gone)
    if (!bounce) throw new Error('A message was expected')
    expect(await desk.call('message.bounced', { bounce: bounce.id })).toEqual({ message: null })
  })
})

function report(bounced: string | null): MessageAbout {
  const recipients = [{ address: gone, status: '5.1.1', reason: 'User unknown' }]
  return { type: 'bounce', outcome: 'failed', recipients, bounced }
}
