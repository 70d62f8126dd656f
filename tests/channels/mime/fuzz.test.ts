import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { readPrefix } from '../../../src-main/channels/mime/read-message.ts'
import { mailContext, readMail } from '../../support/read-mail.ts'

// Many rounds on a machine that may be busy: only something that never ends is a failure.
vi.setConfig({ testTimeout: 120_000 })

const corpus = fileURLToPath(new URL('../../corpus/mime/', import.meta.url))
const mails = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.eml'))
  .sort()
  .map((path) => readFileSync(corpus + path))

/** A real mail with stretches of it cut out, doubled, moved or overwritten. */
const damaged = fc
  .record({
    mail: fc.constantFrom(...mails),
    other: fc.constantFrom(...mails),
    wounds: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.integer({ min: 0, max: 60 }),
        what: fc.oneof(
          fc.constantFrom('cut', 'double', 'foreign'),
          fc.constantFrom(
            '\0',
            '\r',
            '\n',
            '\n\n',
            '"',
            '<',
            '(',
            '=?',
            '?=',
            '--',
            ':',
            ';',
            '=',
            '\xff',
            '\x1b$B',
            '<!--',
            '@',
          ),
        ),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ mail, other, wounds }) =>
    wounds.reduce<Buffer>((bytes, { at, length, what }) => {
      const from = Math.floor(at * bytes.length)
      const [before, hit, after] = [
        bytes.subarray(0, from),
        bytes.subarray(from, from + length),
        bytes.subarray(from + length),
      ]
      switch (what) {
        case 'cut':
          return Buffer.concat([before, after])
        case 'double':
          return Buffer.concat([before, hit, hit, after])
        case 'foreign':
          return Buffer.concat([before, other.subarray(from % other.length, (from % other.length) + length), after])
        default:
          return Buffer.concat([before, Buffer.from(what, 'latin1'), after])
      }
    }, mail),
  )

describe('damaged mail', () => {
  it('is always read', () => {
    fc.assert(
      fc.property(damaged, (raw) => {
        const message = readMail(raw, { keepAttachments: true })
        expect(message.remoteId).toMatch(/^[\w-]{22}$/)
        expect(Number.isFinite(message.sentAt)).toBe(true)
        const shown = message.subject + message.from.name + message.attachments.map(({ name }) => name).join('')
        expect([...shown].every((char) => char >= ' ')).toBe(true)
        expect(message.attachments.every(({ name }) => name !== '' && !/[\\/]/.test(name))).toBe(true)
        expect(message.text).not.toContain('\0')
      }),
      { numRuns: 3000, seed: 20261123 },
    )
  })

  it('is read by its first bytes as it is whole, or not at all', () => {
    fc.assert(
      fc.property(damaged, fc.double({ min: 0, max: 1, noNaN: true }), (raw, share) => {
        const prefix = readPrefix(raw.subarray(0, Math.floor(raw.length * share)), mailContext(raw.length))
        if (prefix !== null) expect(prefix).toEqual(readMail(raw))
      }),
      { numRuns: 1500, seed: 20261123 },
    )
  })

  it('is read whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (raw) => {
        expect(readMail(raw).remoteId).toMatch(/^[\w-]{22}$/)
      }),
      { numRuns: 1000, seed: 20261123 },
    )
  })
})
