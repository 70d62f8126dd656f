import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import PostalMime from 'postal-mime'
import { describe, expect, it, vi } from 'vitest'
import { readMail } from '../../support/read-mail.ts'

// Many rounds on a machine that may be busy: only something that never ends is a failure.
vi.setConfig({ testTimeout: 120_000 })

const names = ['Ana Pop', 'Žofie Nováková', 'Pop, Ana', 'Иван Петров', '田中 陽子', 'O\u2019Neil "Shaq"', 'Ștefan']
const words = 'order заказ ordine comandă 注文 refund — “thanks” = 100% € 5,00 <b> & > From .dot 🎉'.split(' ')
const files = ['bill.pdf', 'Rechnung für März.pdf', 'фото заказа.jpg', '領収書.png', `${'long name '.repeat(12)}.zip`]

/** The same numbers on every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

async function composed(seed: number): Promise<Buffer> {
  const next = numbers(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const sentence = (count: number) =>
    Array.from({ length: 1 + Math.floor(next() * count) }, () => pick(words)).join(' ')
  const text = Array.from({ length: 1 + Math.floor(next() * 8) }, () => sentence(30)).join('\n')
  const attachments = Array.from({ length: Math.floor(next() * 4) }, () => ({
    filename: pick(files),
    content: Buffer.from(Array.from({ length: Math.floor(next() * 900) }, () => Math.floor(next() * 256))),
  }))
  const withHtml = next() < 0.6
  const composer = new MailComposer({
    from: { name: pick(names), address: 'Ana.Pop@home.test' },
    to: Array.from({ length: 1 + Math.floor(next() * 3) }, () => ({ name: pick(names), address: 'support@shop.test' })),
    subject: sentence(12),
    text,
    ...(withHtml ? { html: `<p>${sentence(20).replaceAll('<b>', 'b')}</p>` } : {}),
    textEncoding: pick(['quoted-printable', 'base64']),
    attachments,
  })
  return await composer.compile().build()
}

describe('well-formed mail', () => {
  it('is read as another careful reader reads it, 500 times', async () => {
    for (let seed = 1; seed <= 500; seed++) {
      const raw = await composed(seed)
      const other = await PostalMime.parse(raw)
      const ours = readMail(raw, { keepAttachments: true })
      expect(
        {
          subject: ours.subject,
          from: ours.from,
          to: ours.to,
          text: ours.text,
          html: ours.html?.trim(),
          files: ours.attachments.map(({ name, sizeBytes, content }) => [name, sizeBytes, content?.length]),
        },
        `mail ${seed}`,
      ).toEqual({
        subject: other.subject,
        from: { name: other.from?.name, address: other.from?.address?.toLowerCase() },
        to: other.to?.map(({ name, address }) => ({ name, address })),
        text: other.text?.trimEnd(),
        html: other.html?.trim(),
        files: other.attachments.map(({ filename, content }) => [
          filename,
          (content as ArrayBuffer).byteLength,
          (content as ArrayBuffer).byteLength,
        ]),
      })
    }
  })
})
