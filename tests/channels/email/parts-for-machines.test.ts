import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { readMail } from '../../support/read-mail.ts'
import { bytesProperty, file, messageProperties, plainRtf, tnef } from '../../support/tnef-writer.ts'
import { DeskModel } from '../desk-model.ts'
import { openMailbox } from './mailbox.ts'

const picture = Buffer.alloc(60_000, 'picture').toString('base64').replace(/.{76}/g, '$&\r\n')

/** Too large to come whole, so the server is asked for its parts. */
function mixed(subject: string, type: string, ...parts: readonly (readonly [header: string, body: string])[]): string {
  const head = `From: Ana <ana@customer.test>\r\nTo: support@shop.test\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@customer.test>\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: ${type}; boundary="cut"\r\n`
  const body = parts.map(([header, content]) => `--cut\r\n${header}\r\n\r\n${content}\r\n`).join('')
  return `${head}\r\n${body}--cut--\r\n`
}

const report = 'multipart/report; report-type=delivery-status'
const status = [
  'Content-Type: message/delivery-status',
  'Reporting-MTA: dns; mx.test\r\n\r\nFinal-Recipient: rfc822; ana@customer.test\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user',
] as const
const words = ['Content-Type: text/plain; charset=utf-8', 'Words'] as const
const returned = `From: support@shop.test\r\nMessage-ID: <answer@shop.test>\r\nSubject: Order`
const bigPicture = ['Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64', picture] as const
const calendar = `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nDTSTART:20260303T120000Z\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR`
const winmail = tnef(
  messageProperties(bytesProperty(0x1009, plainRtf('{\\rtf1 In the envelope}'))),
  file('bill.pdf', Buffer.alloc(30_000, 'bill')),
)

const mails = {
  'bounce-with-mail': mixed('bounce-with-mail', report, words, status, [
    'Content-Type: message/rfc822',
    `${returned}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${picture}`,
  ]),
  'bounce-with-header': mixed(
    'bounce-with-header',
    report,
    words,
    status,
    ['Content-Type: text/rfc822-headers', returned],
    bigPicture,
  ),
  invitation: mixed('invitation', 'multipart/mixed', words, bigPicture, [
    'Content-Type: text/calendar; method=REQUEST',
    calendar,
  ]),
  winmail: mixed('winmail', 'multipart/mixed', [
    'Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64',
    winmail.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ]),
}

describeWithDovecot('What a mail says to machines', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => {
    await dovecot.stop()
  })

  it('is the same from a server, part by part, as from a file', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, Object.values(mails))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    await session.close()
    for (const [subject, source] of Object.entries(mails)) {
      const synced = desk.message(subject)
      const whole = readMail(Buffer.from(source))
      const { kind, about, text, references } = whole
      expect(synced, subject).toMatchObject({ kind, about, text, references })
      expect(synced.attachments.map(({ name }) => name)).toEqual(whole.attachments.map(({ name }) => name))
    }
    expect(desk.message('bounce-with-mail').references).toEqual(['answer@shop.test'])
    expect(desk.message('invitation').about).toMatchObject({ type: 'invitation', summary: 'Visit' })
    expect(desk.message('winmail').text).toBe('In the envelope')
  })
})
