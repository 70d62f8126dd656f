import { expect, it } from 'vitest'
import type { ExportedMessage } from '../../src-main/contract/message.ts'
import { attachment, mail, us } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { type TestDesk, testDesk } from '../support/test-desk.ts'

const count = 450
const mails = Array.from({ length: count }, (_, at) =>
  mail({ at, from: at % 3 === 0 ? 'bo@mail.test' : 'ana@mail.test', text: `${at}` }),
)

async function everything(desk: TestDesk): Promise<readonly ExportedMessage[]> {
  const exported: ExportedMessage[] = []
  for await (const message of desk.engine.exportMessages({})) exported.push(message)
  return exported
}

it('gives every message in full, oldest first, once, in pages', async () => {
  const desk = await testDesk({ email: scripted([[...mails].reverse()]) })
  await desk.sync()
  expect((await everything(desk)).map((message) => message.text)).toEqual(mails.map((each) => each.text))

  const bo: string[] = []
  for await (const { text } of desk.engine.exportMessages({ contact: await desk.contact('bo@mail.test') }))
    bo.push(text)
  expect(bo).toEqual(mails.filter((_, at) => at % 3 === 0).map((each) => each.text))
})

it('says all there is to say of a message', async () => {
  const text = 'x'.repeat(10_000)
  const letter = mail({
    from: us,
    to: ['Ana <ana@mail.test>'],
    cc: ['Bo <bo@mail.test>'],
    subject: 'Hi',
    text,
    html: '<b>x</b>',
    attachments: [attachment('a.pdf', { type: 'application/pdf', sizeBytes: 9 })],
  })
  const desk = await testDesk({ email: scripted([letter]) })
  await desk.sync()
  const exported = await everything(desk)
  expect(exported).toEqual([
    {
      origin: letter.origin,
      account: `email:${us}`,
      conversation: expect.any(Number),
      contact: await desk.contact('ana@mail.test'),
      direction: 'out',
      kind: 'message',
      from: { name: '', address: us },
      to: [{ name: 'Ana', address: 'ana@mail.test' }],
      cc: [{ name: 'Bo', address: 'bo@mail.test' }],
      subject: 'Hi',
      sentAt: letter.sentAt,
      text,
      html: '<b>x</b>',
      attachments: [{ name: 'a.pdf', type: 'application/pdf', sizeBytes: 9 }],
    },
  ])
})

it('leaves out what is gone', async () => {
  const [first, second] = [mail({ text: 'first' }), mail({ text: 'second', at: 1 })]
  const desk = await testDesk({ email: scripted([first, second, { type: 'deleted', remoteIds: [first.remoteId] }]) })
  await desk.sync()
  const exported = await everything(desk)
  expect(exported.map((message) => message.text)).toEqual(['second'])
})
