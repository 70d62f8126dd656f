import type { RemoteAttachment } from '../channel.ts'
import { attachmentName, cleanFileName, typeOfName } from './attachment-name.ts'
import { ownCopy } from './bytes.ts'
import type { Deadline } from './deadline.ts'
import { htmlToText } from './html-text.ts'
import { bodyParts, givenName, isBodyText, isDeliveryStatus, isMultipart, isTnef, type MimePart } from './mime-part.ts'
import { longestTextBytes, partText } from './part-text.ts'
import { readTnef } from './tnef/read-tnef.ts'
import { decodedSize, decodeTransfer } from './transfer-encoding.ts'
import { takeUuencodedFiles } from './uuencode.ts'

/** What a mail says and carries. */
export interface MailBody {
  readonly text: string
  readonly html: string | null
  readonly attachments: readonly RemoteAttachment[]
}

export interface BodyOptions {
  readonly keepAttachments: boolean
  readonly fallbackCharset: string
  readonly deadline: Deadline
}

/** Attachments over that are named without their content. */
const largestKeptBytes = 50 << 20

/** A stretch of the mail that is read as one: the same words as plain text, as HTML, or both. */
interface Block {
  readonly text: string | null
  readonly html: string | null
  /** Out of an envelope of Outlook's, which mostly repeats what the mail says: read where it says nothing. */
  readonly isSpare?: boolean
}

/** Text, HTML and attachments of a mail, in the order of its parts. */
export function readBody(root: MimePart, options: BodyOptions): MailBody {
  const attachments: RemoteAttachment[] = []
  const blocks = withoutSpares(collect(root, { parent: null, first: true }, attachments, options), options.deadline)
  const text = blocks
    .map((block) => readableText(block, options.deadline))
    .filter(Boolean)
    .join('\n\n')
  const html = blocks.some((block) => block.html?.trim()) ? blocks.map(asHtml).join('\n') : null
  return {
    text: text || (blocks.length === 0 ? deliveryReport(root) : ''),
    html,
    attachments: attachments.some(({ inline }) => inline) ? withoutStrays(attachments, html) : attachments,
  }
}

function withoutSpares(blocks: readonly Block[], deadline: Deadline): readonly Block[] {
  if (!blocks.some(({ isSpare }) => isSpare)) return blocks
  const said = blocks.filter(({ isSpare }) => !isSpare)
  return said.some((block) => readableText(block, deadline).trim() !== '') ? said : blocks
}

/** A picture that no line of the HTML shows is a file, whatever its sender said of it. */
function withoutStrays(attachments: readonly RemoteAttachment[], html: string | null): readonly RemoteAttachment[] {
  const shown = new Set(
    Array.from((html ?? '').matchAll(/\bcid:([^"'\s<>()]{1,500})/gi), ([, id]) => unescaped(id ?? '')),
  )
  return attachments.map((each) =>
    each.inline && !shown.has(each.contentId ?? '') ? { ...each, inline: false } : each,
  )
}

/** Some mailers write the `@` of a Content-ID as `%40` (RFC 2392), some HTML writes `&` as an entity. */
function unescaped(id: string): string {
  try {
    return decodeURIComponent(id.replaceAll('&amp;', '&'))
  } catch {
    return id
  }
}

function deliveryReport(root: MimePart): string {
  const parts = bodyParts(root).filter(isDeliveryStatus)
  return parts.map((part) => trimLines(partText(part))).join('\n\n')
}

interface Where {
  /** Type of the multipart around it. */
  readonly parent: string | null
  /** No text came before it. */
  readonly first: boolean
}

function collect(
  part: MimePart,
  where: Where,
  attachments: RemoteAttachment[],
  options: BodyOptions,
): readonly Block[] {
  options.deadline()
  if (isMultipart(part)) return collectChildren(part, where, attachments, options)
  if (isTnef(part)) return openTnef(part, attachments, options)
  if (isReadInPlace(part, where)) return [readTextPart(part, attachments, options)]
  if (!isDuplicateForm(part, where)) attachments.push(describe(part, options))
  return []
}

function collectChildren(
  part: MimePart,
  where: Where,
  attachments: RemoteAttachment[],
  options: BodyOptions,
): readonly Block[] {
  const children: (readonly Block[])[] = []
  let first = where.first
  for (const child of part.children) {
    const isAlternative = part.type === 'multipart/alternative'
    const blocks = collect(child, { parent: part.type, first: first || isAlternative }, attachments, options)
    if (blocks.length > 0) first = false
    children.push(blocks)
  }
  if (part.type !== 'multipart/alternative') return children.flat()
  return children.some((blocks) => blocks.length > 0) ? [bestForms(children)] : []
}

/** Plain text and HTML of one multipart/alternative. The last HTML is the richest (RFC 2046 5.1.4). */
function bestForms(children: readonly (readonly Block[])[]): Block {
  const html = children.findLast((blocks) => blocks.some((block) => block.html !== null))
  const texts = children
    .filter((blocks) => blocks !== html)
    .map((blocks) =>
      blocks
        .map((block) => block.text?.trim() ?? '')
        .filter(Boolean)
        .join('\n\n'),
    )
  // Some mailers use alternative where they mean mixed: texts that differ are all kept.
  const text = texts.length > 1 ? [...new Set(texts)].filter(Boolean).join('\n\n') : (texts[0] ?? '')
  return { text: text === '' ? null : text, html: html ? html.map(asHtml).join('\n') : null }
}

/** A named text after the mail's own words is a file, whatever its disposition says. */
function isReadInPlace(part: MimePart, where: Where): boolean {
  return isBodyText(part) && (where.first || givenName(part) === '')
}

/** Other forms of the same words (AMP, enriched text, watch HTML) are no attachments; an invitation is. */
function isDuplicateForm(part: MimePart, where: Where): boolean {
  if (where.parent !== 'multipart/alternative' || part.disposition !== '' || givenName(part) !== '') return false
  return part.type.startsWith('text/') && part.type !== 'text/calendar'
}

function readTextPart(part: MimePart, attachments: RemoteAttachment[], options: BodyOptions): Block {
  const text = partText(part)
  if (part.encodedBytes > longestTextBytes) attachments.push(describe(part, options))
  if (part.type === 'text/html') return { text: null, html: text }
  const taken = takeUuencodedFiles(text)
  for (const file of taken.files) {
    attachments.push({
      name: cleanFileName(file.name) || 'file.bin',
      type: 'application/octet-stream',
      sizeBytes: file.content.length,
      contentId: null,
      inline: false,
      section: null,
      encoding: '',
      content: file.content,
    })
  }
  return { text: taken.text, html: null }
}

/** What is in the envelope takes its place; where not all of it can be had, it stays a file as well. */
function openTnef(part: MimePart, attachments: RemoteAttachment[], options: BodyOptions): readonly Block[] {
  const content = part.body && readTnef(decodeTransfer(part.body, part.encoding))
  const isWhole = content !== null && !content.broken && (part.body?.length ?? 0) >= part.encodedBytes
  if (!isWhole) attachments.push(describe(part, options))
  if (!content) return []
  for (const file of content.files) {
    const name = cleanFileName(file.name) || 'file.bin'
    attachments.push({
      name,
      type: file.type || typeOfName(name),
      sizeBytes: file.content.length,
      contentId: file.contentId,
      inline: file.contentId !== null,
      section: null,
      encoding: '',
      content: ownCopy(file.content),
    })
  }
  return content.text === '' && content.html === null ? [] : [{ text: content.text, html: content.html, isSpare: true }]
}

function describe(part: MimePart, options: BodyOptions): RemoteAttachment {
  const content = options.keepAttachments ? contentOf(part) : null
  return {
    name: attachmentName(part, options.fallbackCharset),
    type: part.type,
    sizeBytes: content?.length ?? decodedSize(part.encodedBytes, part.encoding, part.body),
    contentId: part.contentId,
    // Apple Mail says of every file that it is inline; whether a text shows it is looked up there.
    inline: part.contentId !== null && part.disposition !== 'attachment',
    section: content ? null : part.section,
    encoding: part.encoding.toLowerCase() || '7bit',
    content,
  }
}

function contentOf(part: MimePart): Uint8Array | null {
  if (!part.body || decodedSize(part.encodedBytes, part.encoding, part.body) > largestKeptBytes) return null
  return ownCopy(decodeTransfer(part.body, part.encoding))
}

function readableText(block: Block, deadline: Deadline): string {
  const plain = block.text?.trim() ?? ''
  if (plain !== '' || block.html === null) return trimLines(block.text ?? '')
  return htmlToText(block.html, deadline)
}

/** Keeps the indentation of the first line, loses the blank lines around. */
function trimLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}

function asHtml(block: Block): string {
  if (block.html !== null) return block.html
  const escaped = (block.text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<div style="white-space:pre-wrap">${escaped}</div>`
}
