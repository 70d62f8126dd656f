import { describe, expect, it } from 'vitest'
import { lineCut } from '../../support/post-office.ts'
import { sendingDesk, smtp, written } from '../../support/sending-desk.ts'
import { mailbox, until } from '../../support/test-desk.ts'

const wished = { settings: { smtp, draftsOnServer: true } }
const pauseMs = 10_000

describe('a draft that the server keeps too', () => {
  it('is there when its writer pauses, once, as it is now, and gone when it was sent', async () => {
    const { desk, post } = await sendingDesk(undefined, wished)
    const draft = await written(desk, '<p>Half a sen</p>')
    expect(post.drafts.size).toBe(0)
    desk.clock.at += pauseMs
    desk.engine.resumed()
    await until(() => expect([...post.drafts.values()].map(({ text }) => text.split('\n')[0])).toEqual(['Half a sen']))
    await desk.call('draft.save', { draft: draft.id, change: { body: '<p>Half a sentence</p>' } })
    desk.clock.at += pauseMs
    desk.engine.resumed()
    await until(() =>
      expect([...post.drafts.values()].map(({ text }) => text.split('\n')[0])).toEqual(['Half a sentence']),
    )
    await desk.call('draft.send', { draft: draft.id, seen: draft.answers })
    await until(() => expect([post.drafts.size, post.delivered.length]).toEqual([0, 1]))
    expect(post.delivered[0]?.channelMessageId).not.toBe([...post.drafts.keys()][0])
  })

  it('comes there when the line is back, however often it was cut', async () => {
    const { desk, post } = await sendingDesk(undefined, wished)
    post.failNext('draft', lineCut, 2)
    await desk.call('network.set', { offline: true })
    await written(desk)
    desk.clock.at += pauseMs
    await desk.call('network.set', { offline: false })
    for (let round = 1; round <= 2; round++) {
      await until(() => expect(desk.log.filter((line) => line.includes('not on the server'))).toHaveLength(round))
      desk.clock.at += 60_000
      desk.engine.resumed()
    }
    await until(() => expect(post.drafts.size).toBe(1))
  })

  it('leaves the server when the user wishes so no more', async () => {
    const { desk, post } = await sendingDesk(undefined, wished)
    await written(desk)
    desk.clock.at += pauseMs
    desk.engine.resumed()
    await until(() => expect(post.drafts.size).toBe(1))
    const { id } = await desk.account()
    await desk.call('account.update', { id, settings: mailbox({ smtp }), credential: null })
    await until(() => expect(post.drafts.size).toBe(0))
    expect(await desk.call('draft.list', {})).toHaveLength(1)
  })

  it('is never a note', async () => {
    const { desk, post } = await sendingDesk(undefined, wished)
    const [question] = await desk.timeline('ana@mail.test')
    const note = await desk.call('draft.open', { kind: 'note', conversation: question?.conversation ?? null })
    await desk.call('draft.save', { draft: note.id, change: { body: '<p>Secret</p>' } })
    await written(desk)
    desk.clock.at += pauseMs
    desk.engine.resumed()
    await until(() => expect(post.drafts.size).toBe(1))
    expect(JSON.stringify([...post.drafts.values()])).not.toContain('Secret')
  })
})
