import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { readMail } from '../../support/read-mail.ts'
import { DeskModel } from '../desk-model.ts'
import { mail, openMailbox } from './mailbox.ts'

describeWithDovecot('Mail made to harm', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => {
    await dovecot.stop()
  })

  async function pullAll(sources: readonly (string | Uint8Array)[]): Promise<DeskModel> {
    const user = dovecot.newUser()
    await dovecot.fill(user, sources)
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    await session.close()
    return desk
  }

  it('nests a thousand parts', async () => {
    const open = Array.from({ length: 1000 }, (_, depth) => {
      const type = `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n`
      return depth === 0 ? `--b0\r\n` : `${type}--b${depth}\r\n`
    }).join('')
    const source = mail(
      1,
      `${open}Content-Type: text/plain\r\n\r\nAt the bottom\r\n`,
      'Content-Type: multipart/mixed; boundary="b0"',
    )
    const desk = await pullAll([source, mail(2)])
    expect(desk.subjects()).toEqual(['1', '2'])
  })

  it('holds a thousand parts side by side', async () => {
    const parts = Array.from(
      { length: 1000 },
      (_, index) =>
        `--cut\r\nContent-Type: image/png; name="${index}.png"\r\nContent-Disposition: attachment\r\n\r\nnot really\r\n`,
    )
    const text = '--cut\r\nContent-Type: text/plain\r\n\r\nMany pictures\r\n'
    const source = mail(
      1,
      `${text}${parts.join('')}--cut--`,
      'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="cut"',
    )
    const desk = await pullAll([source])
    expect(desk.message('1').text).toContain('Many pictures')
  })

  it('is addressed to ten thousand people', async () => {
    const people = Array.from({ length: 10_000 }, (_, index) => `Person ${index} <p${index}@customer.test>`)
    const desk = await pullAll([mail(1, 'Hello all', `Cc: ${people.join(',\r\n ')}`)])
    expect(desk.message('1').cc).toHaveLength(10_000)
    expect(desk.message('1').text.trim()).toBe('Hello all')
  })

  it('is fifty megabytes of text', async () => {
    const desk = await pullAll([mail(1, 'All work and no play.\r\n'.repeat(2_200_000)), mail(2)])
    expect(desk.subjects()).toEqual(['1', '2'])
    expect(desk.message('1').text.length).toBeLessThan(2_000_000)
    expect(desk.message('1').text).toContain('All work and no play.')
  })

  it.each([
    ['empty', ''],
    ['only an empty line', '\r\n\r\n'],
    ['without a header', 'no header at all'],
    ['without a name', 'Subject: nameless\r\n\r\nText\r\n'],
  ])('is %s', async (_, source) => {
    const desk = await pullAll([source, mail(1)])
    expect(desk.stored.size).toBe(2)
    expect(desk.subjects()).toContain('1')
  })

  it('carries a NUL in its header', async () => {
    const desk = await pullAll([mail(1, 'Text', 'X-Nothing: a\0b'), mail(2)])
    expect(desk.subjects()).toEqual(['1', '2'])
  })

  it('is the worst mail others collected, and reads as it does from a file', async () => {
    const folder = new URL('../../corpus/mime/', import.meta.url)
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.eml'))
    const sources = await Promise.all(names.map((name) => readFile(new URL(name, folder))))
    const desk = await pullAll(sources)
    const fromFiles = new Map(sources.map((source) => readMail(source)).map((message) => [message.remoteId, message]))
    expect([...desk.stored.keys()].sort()).toEqual([...fromFiles.keys()].sort())
    for (const [remoteId, { message }] of desk.stored) {
      expect(message.subject).toBe(fromFiles.get(remoteId)?.subject)
      expect(message.from).toEqual(fromFiles.get(remoteId)?.from)
    }
  })
})
