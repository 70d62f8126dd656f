import { describe, expect, it } from 'vitest'
import { readMail } from '../../support/read-mail.ts'

const kindOf = (lines: string, from = 'Ana <ana@home.test>') =>
  readMail(`From: ${from}\nTo: support@shop.test\n${lines}\n\nHi`).kind

describe('kinds of mail', () => {
  it.each([
    ['Subject: Where is my order', 'message'],
    ['Auto-Submitted: no', 'message'],
    ['Auto-Submitted: auto-replied', 'auto-reply'],
    ['Auto-Submitted: auto-replied (vacation)\nReturn-Path: <>', 'auto-reply'],
    ['X-Autoreply: yes', 'auto-reply'],
    ['X-Autorespond: I am away', 'auto-reply'],
    ['Precedence: auto_reply', 'auto-reply'],
    ['Auto-Submitted: auto-generated\nSubject: Automatic reply: Order 7', 'auto-reply'],
    ['X-Auto-Response-Suppress: All\nSubject: Risposta automatica: ordine', 'auto-reply'],
    ['X-Auto-Response-Suppress: All\nSubject: Your report', 'message'],
    ['Auto-Submitted: auto-generated\nSubject: Your invoice', 'bulk'],
    ['Precedence: bulk', 'bulk'],
    ['Precedence: list', 'bulk'],
    ['List-Id: News <news.home.test>', 'bulk'],
    ['List-Unsubscribe: <https://home.test/u>', 'bulk'],
    ['List-Id: <support.shop.test>\nPrecedence: list', 'message'],
    ['List-Post: <mailto:support@shop.test>\nList-Unsubscribe: <mailto:u@g.test>', 'message'],
    ['Return-Path: <>', 'bounce'],
    ['X-Failed-Recipients: bob@home.test\nAuto-Submitted: auto-replied', 'bounce'],
    ['Content-Type: text/calendar; method=REQUEST', 'invitation'],
    ['Content-Type: text/calendar; method=REPLY', 'message'],
  ])('%j is %s', (lines, kind) => {
    expect(kindOf(lines)).toBe(kind)
  })

  it.each([
    ['MAILER-DAEMON@home.test', 'Subject: hello', 'bounce'],
    ['Mail Delivery Subsystem <postmaster@home.test>', 'Subject: Undelivered Mail Returned to Sender', 'bounce'],
    ['Postmaster <postmaster@home.test>', 'Subject: Our new servers', 'message'],
  ])('from %s with %j is %s', (from, lines, kind) => {
    expect(kindOf(lines, from)).toBe(kind)
  })

  it('a delivery report is a bounce', () => {
    const report = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'
    expect(kindOf(`${report}\n\n--b\n\nfailed\n--b--`)).toBe('bounce')
  })

  it('a read receipt answers for its reader', () => {
    const report = 'Content-Type: multipart/report; report-type=disposition-notification; boundary=b'
    expect(kindOf(`${report}\n\n--b\n\nread\n--b--`)).toBe('auto-reply')
  })

  it('what we wrote ourselves is a message, bulk or not', () => {
    expect(kindOf('Precedence: bulk\nList-Id: <news.shop.test>', 'support@shop.test')).toBe('message')
  })
})
