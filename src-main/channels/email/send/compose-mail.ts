import type MimeNode from 'nodemailer/lib/mime-node'
import type { Address } from '../../../contract/message.ts'
import type { OutgoingMessage } from '../../channel.ts'
import { shortHash } from '../../mime/remote-id.ts'
import { flowText } from './flow-text.ts'

type OutgoingFile = OutgoingMessage['attachments'][number]

// Mail servers cut headers that grow without end; a client finds the thread by the root and the latest.
const mostReferences = 30
const longestId = 500

/**
 * The source of a message: the same message gives the same bytes, line ends are CRLF, no line is longer than RFC 5322 allows,
 * everything but an internationalised address is ASCII. Blind copies are in no header.
 */
export async function composeMail(message: OutgoingMessage): Promise<Uint8Array> {
  const { default: Node } = await import('nodemailer/lib/mime-node')
  const root = new Node(rootType(message), {
    baseBoundary: shortHash(message.channelMessageId),
    boundaryPrefix: '=_throughline',
  })
  writeHeader(root, message)
  fill(root, message)
  return await root.build()
}

function writeHeader(root: MimeNode, message: OutgoingMessage): void {
  const { to, cc, language, inReplyTo } = message
  root.setHeader('From', [copyOf(message.from)])
  if (to.length > 0) root.setHeader('To', to.map(copyOf))
  else if (cc.length === 0) root.setHeader('To', 'undisclosed-recipients:;')
  if (cc.length > 0) root.setHeader('Cc', cc.map(copyOf))
  root.setHeader('Subject', message.subject.replaceAll(/\s+/g, ' ').trim())
  root.setHeader('Date', new Date(message.sentAt).toUTCString().replace('GMT', '+0000'))
  root.setHeader('Message-ID', `<${message.channelMessageId}>`)
  if (inReplyTo !== null && isMessageId(inReplyTo)) root.setHeader('In-Reply-To', `<${inReplyTo}>`)
  const references = withinLimit(message.references.filter(isMessageId))
  if (references.length > 0) root.setHeader('References', references.map((id) => `<${id}>`).join(' '))
  if (language !== null && /^[a-z\d-]+$/i.test(language)) root.setHeader('Content-Language', language)
  root.setHeader('User-Agent', 'Throughline')
}

/** The library writes into what it is given. */
function copyOf({ name, address }: Address): { name: string; address: string } {
  return { name: name.trim(), address }
}

/** References also hold what only the desk knows, such as Gmail's own threads. */
function isMessageId(id: string): boolean {
  return id.length <= longestId && !id.startsWith('gmail-thread:') && /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(id)
}

function withinLimit(references: readonly string[]): readonly string[] {
  const [root] = references
  if (root === undefined || references.length <= mostReferences) return references
  return [root, ...references.slice(1 - mostReferences)]
}

function filesOf({ html, attachments }: OutgoingMessage): {
  readonly inline: readonly OutgoingFile[]
  readonly beside: readonly OutgoingFile[]
} {
  const isInline = (file: OutgoingFile) => html !== null && file.contentId !== null
  return {
    inline: attachments.filter(isInline),
    beside: attachments.filter((file) => !isInline(file)),
  }
}

function rootType(message: OutgoingMessage): string {
  if (filesOf(message).beside.length > 0) return 'multipart/mixed'
  return message.html === null ? plainType : 'multipart/alternative'
}

const plainType = 'text/plain; charset=utf-8; format=flowed; delsp=no'
const htmlType = 'text/html; charset=utf-8'

function fill(root: MimeNode, message: OutgoingMessage): void {
  const { inline, beside } = filesOf(message)
  const { html } = message
  const isMixed = beside.length > 0
  if (html === null) {
    const plain = isMixed ? root.createChild(plainType) : root
    plain.setContent(flowText(message.text))
  } else {
    const alternative = isMixed ? root.createChild('multipart/alternative') : root
    alternative.createChild(plainType).setContent(flowText(message.text))
    const related = inline.length > 0 ? alternative.createChild('multipart/related; type="text/html"') : alternative
    related.createChild(htmlType).setContent(html.replaceAll(/\r\n|\r|\n/g, '\r\n'))
    for (const file of inline) addFile(related, file)
  }
  for (const file of beside) addFile(root, file)
}

function addFile(parent: MimeNode, file: OutgoingFile): void {
  const type = typeOf(file)
  const node = parent.createChild(type, { filename: nameOf(file.name) })
  const isInline = parent.getHeader('Content-Type')?.toString().startsWith('multipart/related') ?? false
  node.setHeader('Content-Disposition', isInline ? 'inline' : 'attachment')
  if (file.contentId !== null) node.setHeader('Content-ID', `<${file.contentId}>`)
  // A message within a message must not be encoded (RFC 2046 5.2.1).
  node.setHeader('Content-Transfer-Encoding', type === 'message/rfc822' ? '7bit' : 'base64')
  node.setContent(Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength))
}

/** Declared types that would make a reader take the file apart, or that are no types, become plain bytes. */
function typeOf({ type, content }: OutgoingFile): string {
  const declared = type.toLowerCase().split(';', 1)[0]?.trim() ?? ''
  if (declared === 'message/rfc822') return travelsAsItIs(content) ? declared : plainBytes
  if (/^(multipart|message)\//.test(declared)) return plainBytes
  return /^[a-z\d][\w.+-]*\/[\w.+-]+$/.test(declared) ? declared : plainBytes
}

const plainBytes = 'application/octet-stream'
const longestSmtpLine = 998

/** ASCII in lines ended by CRLF that every mail server takes. */
function travelsAsItIs(content: Uint8Array): boolean {
  let lineStart = 0
  for (let at = 0; at < content.length; at += 1) {
    const byte = content[at] as number
    if (byte === 0 || byte > 127 || at - lineStart > longestSmtpLine) return false
    if (byte === 0x0d && content[at + 1] !== 0x0a) return false
    if (byte === 0x0a) {
      if (content[at - 1] !== 0x0d) return false
      lineStart = at + 1
    }
  }
  return true
}

function nameOf(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const clean = name.replaceAll(/[\x00-\x1f\x7f/\\]+/g, '_').trim()
  return clean === '' ? 'file' : clean.slice(0, 200)
}
