import { describe, expect, it } from 'vitest'
import { readParts } from '../../../src-main/channels/mime/read-message.ts'
import { mailContext, readMail } from '../../support/read-mail.ts'

const head = 'From: Ana <ana@home.test>\nSubject: Hi\nMessage-ID: <1@home.test>\n'

/** A clock that stands for the first looks, then jumps. */
function clockThatJumps(after: number, byMs: number): () => number {
  let looks = 0
  return () => (looks++ < after ? 0 : byMs)
}

const hostile = [
  ['parts', `${head}Content-Type: multipart/mixed; boundary=b\n${'\n--b\n\ny'.repeat(3_000)}\n--b--`],
  [
    'lines that are no boundary',
    `${head}Content-Type: multipart/mixed; boundary=b\n${'\n--c'.repeat(3_000)}\n--b\n\ny\n--b--`,
  ],
  ['HTML', `${head}Content-Type: text/html\n\n${'<p>words'.repeat(10_000)}`],
] as const

describe('a mail that takes too long to read', () => {
  it.each(hostile)('%s: is shown as its source, under its sender and subject', (_what, source) => {
    const message = readMail(source, { clock: clockThatJumps(2, 2_001) })
    expect(message).toMatchObject({
      kind: 'unreadable',
      from: { name: 'Ana', address: 'ana@home.test' },
      subject: 'Hi',
      channelMessageId: '1@home.test',
      attachments: [],
    })
    expect(message.text).toContain('Subject: Hi')
    expect(Buffer.from(message.source ?? []).toString()).toBe(source.replaceAll('\n', '\r\n'))
    expect(message.remoteId).toBe(readMail(source).remoteId)
  })

  it.each(hostile)('%s: is read when it takes two seconds', (_what, source) => {
    const message = readMail(source, { clock: clockThatJumps(2, 2_000) })
    expect([message.kind, message.source]).toEqual(['message', null])
  })

  it('is shown as what came of it, when a server gave it part by part', () => {
    const html = Buffer.from('<p>words'.repeat(10_000))
    const context = mailContext(html.length, { clock: clockThatJumps(2, 2_001) })
    const message = readParts(Buffer.from(head), { type: 'text/html', part: '1' }, new Map([['1', html]]), context)
    expect([message.kind, message.subject, message.text.slice(0, 8)]).toEqual(['unreadable', 'Hi', '<p>words'])
  })
})
