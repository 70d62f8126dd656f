import { describe, expect, it } from 'vitest'
import {
  checkDraft,
  estimatedBytes,
  isAddress,
  type SendingLimits,
} from '../../../src-main/engine/drafts/check-draft.ts'
import { address } from '../../support/remote-events.ts'

describe('an address', () => {
  it.each([
    'ana@mail.test',
    'Ana.Pop+shop@mail.test',
    'ана@почта.рф',
    'info@münchen.test',
    '"ana pop"@mail.test',
    'ana@[192.0.2.1]',
    'ana@localhost',
    "o'neill@mail.test",
  ])('may be %s', (written) => {
    expect(isAddress(written)).toBe(true)
  })

  it.each([
    '',
    'ana',
    '@mail.test',
    'ana@',
    'ana@mail',
    'ana@mail..test',
    'ana@.test',
    'ana@-mail.test',
    'ana pop@mail.test',
    'ana..pop@mail.test',
    '.ana@mail.test',
    'ana@mail.test>',
    'ana@ma il.test',
    'ana,bo@mail.test',
    `${'a'.repeat(65)}@mail.test`,
    `ana@${'a'.repeat(64)}.test`,
  ])('cannot be %j', (written) => {
    expect(isAddress(written)).toBe(false)
  })
})

describe('a draft is refused', () => {
  const limits: SendingLimits = {
    markup: true,
    maxTextLength: 20,
    maxMessageBytes: 10_000,
    cannotSend: null,
    signatureHtml: '',
  }
  const written: Parameters<typeof checkDraft>[0] = {
    to: [address('ana@mail.test')],
    cc: [],
    bcc: [],
    subject: '',
    body: '<p>Hi</p>',
  }
  const codeOf = (facts: Partial<typeof written>, size = 0, more: Partial<SendingLimits> = {}) => {
    try {
      checkDraft({ ...written, ...facts }, { text: 'Hi 👍🏽', html: null }, size, { ...limits, ...more })
      return null
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  it('for what is wrong with it, and not for less', () => {
    expect(codeOf({})).toBeNull()
    expect(codeOf({ to: [] })).toBe('no-recipient')
    expect(codeOf({ to: [], bcc: [address('ana@mail.test')] })).toBeNull()
    expect(codeOf({ cc: [address('ana@mail')] })).toBe('address-invalid')
    expect(codeOf({ body: 'Dear <mark data-unresolved="name">first name</mark>,' })).toBe('unresolved-variable')
    expect(codeOf({ body: '<mark>fine</mark>' })).toBeNull()
    expect(codeOf({}, 10_001)).toBe('attachment-too-large')
    expect(codeOf({}, 0, { maxTextLength: 4 })).toBe('text-too-long')
    expect(codeOf({}, 0, { cannotSend: { kind: 'rejected', code: 'cannot-send', message: '', params: {} } })).toBe(
      'cannot-send',
    )
  })
})

it('counts a file as it will be on the line', () => {
  const text = { text: '', html: null }
  const grown = estimatedBytes(text, [3_000_000]) - estimatedBytes(text, [])
  const encoded = Buffer.alloc(3_000_000).toString('base64').replace(/.{76}/g, '$&\r\n').length
  expect(grown).toBeGreaterThanOrEqual(encoded)
  expect(grown).toBeLessThan(encoded * 1.01)
})
