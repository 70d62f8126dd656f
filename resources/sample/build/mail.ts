import { createHash } from 'node:crypto'
import { base64Lines, encodeHeader, encodeText, quotedPrintable } from './charsets.ts'
import { invitation } from './documents.ts'
import { type Agent, agents } from './people.ts'
import type { Story, StoryMessage } from './read-stories.ts'

const us = { name: 'Larkspur & Pine', address: 'hello@larkspur.example' }
const visitHours = 9 * 24 + 4

/** The stories' messages as RFC 5322 sources, in order. `files` gives an attachment's bytes. */
export function mailsOf(story: Story, files: (name: string) => Buffer): readonly MailSource[] {
  const mails: MailSource[] = []
  for (const [index, message] of story.messages.entries()) {
    const agent = message.agent === null ? null : (agents[message.agent] ?? null)
    const sender =
      agent === null ? { name: story.person.name, address: story.person.email ?? '' } : agentSender(agent, message)
    const id = messageId(story, index, sender.address)
    const mail = { story, message, index, agent, sender, id, earlier: mails, files }
    mails.push({ id, message, sender, source: source(mail) })
  }
  return mails
}

export interface MailSource {
  readonly id: string
  readonly message: StoryMessage
  readonly sender: { readonly name: string; readonly address: string }
  readonly source: Buffer
}

interface MailInMaking {
  readonly story: Story
  readonly message: StoryMessage
  readonly index: number
  readonly agent: Agent | null
  readonly sender: { readonly name: string; readonly address: string }
  readonly id: string
  readonly earlier: readonly MailSource[]
  readonly files: (name: string) => Buffer
}

/** From a phone an agent writes under their own address, as phones do. */
function agentSender(agent: Agent, message: StoryMessage): { name: string; address: string } {
  return message.words.has('phone')
    ? { name: agent.name, address: agent.address }
    : { name: `${agent.name} (${us.name})`, address: us.address }
}

function messageId(story: Story, index: number, address: string): string {
  const digest = createHash('sha256').update(`${story.slug}/${index}`).digest('hex').slice(0, 20)
  return `${digest}@${address.split('@')[1]}`
}

function source(mail: MailInMaking): Buffer {
  const { message } = mail
  const charset = message.options.get('charset') ?? 'utf-8'
  return Buffer.concat([Buffer.from(`${headers(mail, charset).join('\r\n')}\r\n`), body(mail, charset)])
}

function headers(mail: MailInMaking, charset: string): readonly string[] {
  const { message, story, earlier } = mail
  const other = { name: story.person.name, address: story.person.email ?? '' }
  const cc = message.options.get('cc')
  const agentCc = cc === undefined ? undefined : agents[cc]
  const last = earlier.at(-1)
  return [
    `Date: ${rfc5322Date(message.sentAt, message.options.get('zone') ?? '+0000')}`,
    `From: ${mailbox(mail.sender, charset)}`,
    `To: ${mailbox(mail.agent === null ? us : other, charset)}`,
    ...(agentCc ? [`Cc: ${mailbox(agentCc, charset)}`] : []),
    `Subject: ${encodeHeader(`${mail.index === 0 ? '' : 'Re: '}${story.subject}`, charset)}`,
    `Message-ID: <${mail.id}>`,
    ...(last ? [`In-Reply-To: <${last.id}>`, `References: ${earlier.map((one) => `<${one.id}>`).join('\r\n ')}`] : []),
    ...kindHeaders(message),
    'MIME-Version: 1.0',
  ]
}

function kindHeaders(message: StoryMessage): readonly string[] {
  if (message.options.has('bounce')) return ['Auto-Submitted: auto-replied', 'Return-Path: <>']
  switch (message.options.get('kind')) {
    case 'auto-reply':
      return ['Auto-Submitted: auto-replied', 'Precedence: bulk']
    case 'bulk':
      return ['List-Id: <news.example>', 'List-Unsubscribe: <https://unsubscribe.example/>', 'Precedence: bulk']
    default:
      return [message.words.has('phone') ? 'X-Mailer: Pocket Mail 9.2' : 'User-Agent: Desk Mail 3.1']
  }
}

function mailbox(who: { readonly name: string; readonly address: string }, charset: string): string {
  const name = /^[\x20-\x7e]*$/.test(who.name)
    ? /[^\w ]/.test(who.name)
      ? `"${who.name}"`
      : who.name
    : encodeHeader(who.name, charset)
  return `${name} <${who.address}>`
}

function rfc5322Date(at: number, zone: string): string {
  const minutes = (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)))
  const [day = '', date, month, year, time] = new Date(at + minutes * 60_000).toUTCString().split(' ')
  return `${day} ${date} ${month} ${year} ${time} ${zone}`
}

function body(mail: MailInMaking, charset: string): Buffer {
  const { message } = mail
  const text = fullText(mail)
  if (message.options.has('bounce')) return report(mail, text)
  const inline = message.options.get('inline')
  const invite = message.options.has('invite')
  const plain = textPart('plain', text, charset)
  let root = plain
  if (message.words.has('html') || inline) {
    const html = textPart('html', htmlOf(text, inline, mail.agent !== null), charset)
    const related = inline ? multipart('related', mail, [html, filePart(inline, mail.files(inline), inline)]) : html
    root = multipart('alternative', mail, [plain, related])
  }
  if (invite) {
    const calendar = invitation(message.sentAt + visitHours * 3_600_000, mail.sender.address, us.address)
    const head = 'Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: 7bit\r\n\r\n'
    root = multipart('alternative', mail, [plain, Buffer.from(head + calendar)])
  }
  const attached = message.options.get('attach')?.split(',') ?? []
  return attached.length > 0
    ? multipart('mixed', mail, [root, ...attached.map((name) => filePart(name, mail.files(name)))])
    : root
}

function fullText(mail: MailInMaking): string {
  const { message, agent, earlier } = mail
  const signature =
    agent === null
      ? ''
      : message.words.has('phone')
        ? `\n\n${agent.phone}`
        : `\n\n-- \n${agent.name}\n${us.name} · lamps and furniture, made by hand`
  const last = earlier.at(-1)
  if (!message.words.has('quote') || !last) return message.text + signature
  const quoted = last.message.text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`))
  const when = rfc5322Date(last.message.sentAt, '+0000').slice(0, 22)
  return `${message.text}${signature}\n\nOn ${when}, ${last.sender.name} wrote:\n${quoted.join('\n')}`
}

function textPart(subtype: string, text: string, charset: string): Buffer {
  const bytes = encodeText(text.replace(/\n/g, '\r\n'), charset)
  const head = (encoding: string) =>
    `Content-Type: text/${subtype}; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
  if (charset === 'iso-2022-jp') return Buffer.concat([Buffer.from(head('7bit')), bytes, Buffer.from('\r\n')])
  // Koi8-R clients have always sent eight bits bare; Asian and Cyrillic text is shorter in base64.
  if (charset === 'koi8-r') return Buffer.concat([Buffer.from(head('8bit')), bytes, Buffer.from('\r\n')])
  const wide = bytes.filter((byte) => byte > 126).length > bytes.length / 4
  return Buffer.from(
    `${wide ? head('base64') + base64Lines(bytes) : head('quoted-printable') + quotedPrintable(bytes)}\r\n`,
    'latin1',
  )
}

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
}

function filePart(name: string, bytes: Buffer, contentId?: string): Buffer {
  const type = mediaTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const id = contentId === undefined ? '' : `Content-ID: <${contentId}@larkspur.example>\r\n`
  const disposition = contentId === undefined ? 'attachment' : 'inline'
  return Buffer.from(
    `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: ${disposition}; filename="${name}"\r\n${id}Content-Transfer-Encoding: base64\r\n\r\n${base64Lines(bytes)}\r\n`,
  )
}

function multipart(subtype: string, mail: MailInMaking, parts: readonly Buffer[]): Buffer {
  const boundary = `=_${subtype}-${mail.id.slice(0, 12)}`
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part])
  const type = subtype.startsWith('report') ? 'report; report-type=delivery-status' : subtype
  return Buffer.concat([
    Buffer.from(`Content-Type: multipart/${type};\r\n boundary="${boundary}"\r\n\r\n`),
    ...pieces,
    Buffer.from(`--${boundary}--\r\n`),
  ])
}

/** RFC 3464: for people, for programs, and the message that did not arrive. */
function report(mail: MailInMaking, text: string): Buffer {
  const failed = mail.message.options.get('bounce') ?? ''
  const status = `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.larkspur.example\r\n\r\nFinal-Recipient: rfc822; ${failed}\r\nAction: failed\r\nStatus: 5.1.1\r\n`
  const original = `Content-Type: text/rfc822-headers\r\n\r\nFrom: ${us.address}\r\nTo: ${failed}\r\nSubject: A question about pear wood\r\n`
  return multipart('report', mail, [textPart('plain', text, 'utf-8'), Buffer.from(status), Buffer.from(original)])
}

function htmlOf(text: string, inline: string | undefined, ours: boolean): string {
  const escaped = (part: string) => part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const paragraphs = escaped(text)
    .split('\n\n')
    .map(
      (part) =>
        `<p style="margin:0 0 12px">${part.replace(/(https:\/\/\S+)/g, '<a href="$1">$1</a>').replace(/\n/g, '<br>\n')}</p>`,
    )
  const picture = inline ? `<p><img src="cid:${inline}@larkspur.example" alt="" width="480"></p>` : ''
  const font = ours ? 'Georgia, serif; color:#2c2a26' : 'Arial, sans-serif'
  return `<!DOCTYPE html>\n<html><body style="font-family:${font};font-size:15px">\n${paragraphs.join('\n')}\n${picture}\n</body></html>`
}
