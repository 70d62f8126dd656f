import { expect, it } from 'vitest'
import { bareDesk } from '../../support/bare-desk.ts'
import { attachment, mail } from '../../support/remote-events.ts'

it.each([
  ['a bill', attachment('bill.pdf', { type: 'application/pdf' }), 1],
  ['a picture in the text', attachment('logo.png', { type: 'image/png', inline: true, contentId: 'logo' }), 0],
  ['a signature', attachment('smime.p7s', { type: 'application/pkcs7-signature' }), 0],
  ['a report for machines', attachment('delivery-status.txt', { type: 'message/delivery-status' }), 0],
])('a message with %s', async (_what, one, files) => {
  const desk = await bareDesk()
  desk.ingest(mail({ html: '<img src="cid:logo">', attachments: [one] }))
  expect(desk.rows('SELECT attachments FROM message')).toEqual([{ attachments: files }])
})
