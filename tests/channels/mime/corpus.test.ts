import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { remoteIdOf } from '../../../src-main/channels/mime/remote-id.ts'
import { readMail } from '../../support/read-mail.ts'
import { corpusFacts } from './corpus-facts.ts'

const corpus = fileURLToPath(new URL('../../corpus/mime/', import.meta.url))

describe('mail corpus', () => {
  it('has a row of facts for every mail', () => {
    const mails = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.eml'))
    expect(corpusFacts.map((fact) => fact.file).sort()).toEqual(mails.map((path) => path.replaceAll('\\', '/')).sort())
  })

  it.each(corpusFacts)('reads $file', ({ file, from, subject, text, attachments = [], kind = 'message' }) => {
    const message = readMail(readFileSync(corpus + file))
    const { name, address } = message.from
    expect({
      from: name === '' ? address : `${name} <${address}>`,
      subject: message.subject,
      kind: message.kind,
      attachments: message.attachments.map((attachment) => attachment.name),
    }).toEqual({ from, subject, kind, attachments })
    expect(message.text.replace(/\s+/g, ' ').trim().slice(0, text.length)).toBe(text)
    if (text === '') expect(message.text).toBe('')
  })

  it.each(corpusFacts)('knows $file by its header alone', ({ file }) => {
    const raw = readFileSync(corpus + file)
    const blankLine = /\n\r?\n/.exec(raw.toString('latin1'))
    const header = blankLine ? raw.subarray(0, blankLine.index + 2) : raw
    expect(remoteIdOf(header)).toBe(readMail(raw).remoteId)
  })

  it('keeps the source of what it cannot read', () => {
    const raw = readFileSync(`${corpus}error_emails/missing_body.eml`)
    expect(Buffer.from(readMail(raw).source ?? [])).toEqual(raw)
  })
})
