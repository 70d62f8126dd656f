import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { BounceReport } from '../../../src-main/contract/message.ts'
import { readMail } from '../../support/read-mail.ts'

const corpus = fileURLToPath(new URL('../../corpus/mime/multipart_report_emails/', import.meta.url))

const head =
  'From: Mail Delivery System <mailer-daemon@mx.test>\nTo: support@shop.test\nSubject: Undelivered Mail Returned to Sender\n'

function report(status: string, returned = '', subtype = 'text/rfc822-headers'): string {
  const declared = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n'
  const last = returned === '' ? '' : `--b\nContent-Type: ${subtype}\n\n${returned}\n`
  return `${head}${declared}--b\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n${status}\n${last}--b--\n`
}

const mta = 'Reporting-MTA: dns; mx.test\nArrival-Date: Mon, 3 Mar 2025 14:05:06 +0200\n\n'

function bounceIn(source: string | Uint8Array): BounceReport | null {
  const { kind, about } = readMail(source)
  expect(kind).toBe('bounce')
  return about?.type === 'bounce' ? about : null
}

const gmails = [
  'bbbbvhvbbvkjbhfbvbvjhb@gmail.com',
  'bscdbcjhasbcjhbdscbhbsdhcbj@gmail.com',
  'egyfefsdvsfvvhjsd@gmail.com',
  'kfhejkfbsjkjsbhds@gmail.com',
  'qfvhgsvhgsduiohncdhcvhsdfvsfygusd@gmail.com',
]

describe('delivery reports', () => {
  it('say who did not get the mail and why, and what came back', () => {
    const postfix = report(
      `${mta}Final-Recipient: rfc822; ana@mail.test\nOriginal-Recipient: rfc822;ana@mail.test\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.mail.test\nDiagnostic-Code: smtp; 550 5.1.1 <ana@mail.test>: Recipient address\n    rejected: User unknown`,
      'From: support@shop.test\nMessage-ID: <answer-1@shop.test>\nSubject: Re: Order',
    )
    expect(bounceIn(postfix)).toEqual({
      type: 'bounce',
      outcome: 'failed',
      recipients: [
        {
          address: 'ana@mail.test',
          status: '5.1.1',
          reason: '550 5.1.1 <ana@mail.test>: Recipient address rejected: User unknown',
        },
      ],
      bounced: 'answer-1@shop.test',
    })
  })

  it('find what came back in the mail as a whole, too', () => {
    const whole = report(
      `${mta}Final-Recipient: rfc822;a@b.test\nAction: failed\nStatus: 5.0.0`,
      'Message-ID: <m@s.test>\n\nHi',
      'message/rfc822',
    )
    expect(bounceIn(whole)?.bounced).toBe('m@s.test')
  })

  it('join the thread of what came back', () => {
    const { references } = readMail(
      report(`${mta}Final-Recipient: rfc822;a@b.test\nAction: failed`, 'Message-ID: <m@s.test>'),
    )
    expect(references).toEqual(['m@s.test'])
  })

  it('are a delay while the server is still trying', () => {
    const delayed = report(
      `${mta}Final-Recipient: rfc822;a@b.test\nAction: delayed\nStatus: 4.4.1\nWill-Retry-Until: Fri, 7 Mar 2025 14:05:06 +0200`,
    )
    expect(bounceIn(delayed)).toMatchObject({
      outcome: 'delayed',
      recipients: [{ address: 'a@b.test', status: '4.4.1' }],
    })
  })

  it('name those who failed, not those who got it', () => {
    const mixed = report(
      `${mta}Final-Recipient: rfc822;a@b.test\nAction: delivered\n\nFinal-Recipient: rfc822;c@d.test\nAction: failed\nStatus: 5.2.2`,
    )
    expect(bounceIn(mixed)).toMatchObject({ outcome: 'failed', recipients: [{ address: 'c@d.test', status: '5.2.2' }] })
  })

  it('are no bounce when everybody got the mail', () => {
    const { kind, about } = readMail(report(`${mta}Final-Recipient: rfc822;a@b.test\nAction: relayed\nStatus: 2.0.0`))
    expect([kind, about]).toEqual(['bulk', null])
  })

  it('name the address that was written to, not the one behind a forward', () => {
    const forwarded = report(
      `${mta}Original-Recipient: rfc822;ana@mail.test\nFinal-Recipient: rfc822;inner@host.test\nAction: failed`,
    )
    expect(bounceIn(forwarded)?.recipients[0]?.address).toBe('ana@mail.test')
  })

  it('read the status from the diagnostic where no field says it', () => {
    const exchange = report(
      `${mta}Final-Recipient: rfc822;a@b.test\nAction: failed\nDiagnostic-Code: smtp;550 5.7.1 Access denied`,
    )
    expect(bounceIn(exchange)?.recipients[0]?.status).toBe('5.7.1')
  })

  it.each([
    ['multi_address_bounce1.eml', 'failed', gmails],
    ['multi_address_bounce2.eml', 'failed', gmails],
    ['multipart_report_multiple_status.eml', 'failed', ['u@ci.com']],
    ['report_422.eml', 'delayed', ['fraser@oooooooo.com.au']],
    ['report_530.eml', 'failed', ['edwin@zzzzzzz.com']],
  ])('of the corpus: %s', (file, outcome, addresses) => {
    const bounce = bounceIn(readFileSync(corpus + file))
    expect([bounce?.outcome, bounce?.recipients.map(({ address }) => address)]).toEqual([outcome, addresses])
  })
})

describe('bounces in words', () => {
  it('of qmail', () => {
    const qmail = `From: MAILER-DAEMON@mx.test\nTo: support@shop.test\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<ana@mail.test>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 No such user\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@shop.test>\nFrom: support@shop.test\nMessage-Id: <answer-2@shop.test>\nSubject: Re: Order\n\nHello`
    expect(bounceIn(qmail)).toEqual({
      type: 'bounce',
      outcome: 'failed',
      recipients: [
        {
          address: 'ana@mail.test',
          status: '5.1.1',
          reason: '192.0.2.1 does not like recipient. Remote host said: 550 5.1.1 No such user Giving up on 192.0.2.1.',
        },
      ],
      bounced: 'answer-2@shop.test',
    })
  })

  it('of Exim', () => {
    const exim = `${head}X-Failed-Recipients: ana@mail.test\nAuto-Submitted: auto-replied\n\nThis message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ana@mail.test\n    SMTP error from remote mail server after RCPT TO:<ana@mail.test>:\n    host mx.mail.test [192.0.2.1]: 550 5.2.1 mailbox disabled\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <answer-3@shop.test>\n\nHello`
    expect(bounceIn(exim)).toMatchObject({
      recipients: [{ address: 'ana@mail.test', status: '5.2.1' }],
      bounced: 'answer-3@shop.test',
    })
  })

  it('of an older Exchange', () => {
    const exchange = `From: System Administrator <postmaster@corp.test>\nTo: support@shop.test\nSubject: Undeliverable: Re: Order\n\nYour message did not reach some or all of the intended recipients.\n\n      Subject:  Re: Order\n      Sent:     3/3/2025 2:05 PM\n\nThe following recipient(s) could not be reached:\n\n      ana@mail.test on 3/3/2025 2:06 PM\n            The e-mail account does not exist at the organization this message was sent to.\n            <corp.test #5.1.1>\n`
    expect(bounceIn(exchange)?.recipients).toMatchObject([{ address: 'ana@mail.test', status: '5.1.1' }])
  })

  it('that are only a delay', () => {
    const delay = `${head}\nThis is a warning message only.\nYour message has not yet been delivered; delivery attempts will continue to be attempted.\n\n<ana@mail.test>: connect to mx.mail.test: Connection timed out\n`
    expect(bounceIn(delay)).toMatchObject({ outcome: 'delayed', recipients: [{ address: 'ana@mail.test' }] })
  })

  it('that name nobody say nothing', () => {
    expect(bounceIn(`${head}\nSorry.`)).toBeNull()
  })

  it('are read whatever they are made of', () => {
    const many = report(`${mta}${'Final-Recipient: rfc822;a@b.test\nAction: failed\n\n'.repeat(20_000)}`)
    expect(bounceIn(many)?.recipients).toHaveLength(100)
    expect(bounceIn(`${head}\n${'<a@b.test>:\n'.repeat(50_000)}`)).toBeNull()
  })
})
