import type { MimeStructure } from '../mime/mail-context.ts'
import { type ImapValue, isList, textOf } from './imap-values.ts'

// Deeper trees are not mail but an attack; what lies below is not looked at.
const deepest = 2000

/** A BODYSTRUCTURE as a tree of parts; null when the server sent none that can be read. */
export function readBodyStructure(value: ImapValue): MimeStructure | null {
  return isList(value) && value.length > 0 ? node(value, '', 0, false) : null
}

/** `part` is empty at the root. A message/rfc822's own body shares the number of the part that holds it. */
function node(list: readonly ImapValue[], part: string, depth: number, inMessage: boolean): MimeStructure {
  return isList(list[0]) ? multipart(list, part, depth) : single(list, part, depth, inMessage)
}

function multipart(list: readonly ImapValue[], part: string, depth: number): MimeStructure {
  const childNodes: MimeStructure[] = []
  let index = 0
  for (let child = list[index]; isList(child); index += 1, child = list[index]) {
    const number = part === '' ? `${index + 1}` : `${part}.${index + 1}`
    if (depth < deepest) childNodes.push(node(child, number, depth + 1, false))
  }
  return {
    ...(part === '' ? {} : { part }),
    type: `multipart/${textOf(list[index]).toLowerCase()}`,
    parameters: parametersOf(list[index + 1]),
    ...dispositionOf(list[index + 2]),
    childNodes,
  }
}

function single(list: readonly ImapValue[], part: string, depth: number, inMessage: boolean): MimeStructure {
  const type = `${textOf(list[0]).toLowerCase()}/${textOf(list[1]).toLowerCase()}`
  const isMessage = type === 'message/rfc822' || type === 'message/global'
  const isText = type.startsWith('text/')
  // After the seven common fields: a message adds envelope, structure and lines, text adds lines, then comes the MD5.
  const dispositionAt = 7 + (isMessage ? 3 : isText ? 1 : 0) + 1
  // Some servers leave the line count of a text part out, which shifts what follows.
  const shifted = isText && list.length === 11 && isList(list[8]) && !isList(list[9])
  const inner = list[8]
  const envelope = list[7]
  return {
    part: part === '' ? '1' : inMessage ? `${part}.1` : part,
    type,
    parameters: parametersOf(list[2]),
    id: textOf(list[3]),
    encoding: textOf(list[5]).toLowerCase(),
    size: Number(textOf(list[6])) || 0,
    ...dispositionOf(list[shifted ? dispositionAt - 1 : dispositionAt]),
    ...(isMessage && isList(envelope)
      ? { envelope: { subject: textOf(envelope[1]), messageId: textOf(envelope[9]) } }
      : {}),
    ...(isMessage && isList(inner) && inner.length > 0 && depth < deepest
      ? { childNodes: [node(inner, part === '' ? '1' : part, depth + 1, true)] }
      : {}),
  }
}

function dispositionOf(value: ImapValue | undefined): Partial<MimeStructure> {
  if (!isList(value)) return {}
  return { disposition: textOf(value[0]).toLowerCase(), dispositionParameters: parametersOf(value[1]) }
}

function parametersOf(value: ImapValue | undefined): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = {}
  if (!isList(value)) return parameters
  for (let index = 0; index + 1 < value.length; index += 2) {
    parameters[textOf(value[index]).toLowerCase()] = textOf(value[index + 1])
  }
  return parameters
}
