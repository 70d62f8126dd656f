import type { MimeStructure } from './mail-context.ts'
import type { MimePart } from './mime-part.ts'
import { joinParameters } from './parameters.ts'
import { contentIdOf } from './tree.ts'

/** A server's BODYSTRUCTURE as parts, with the bytes that were fetched by section. */
export function partsOfStructure(structure: MimeStructure, fetched: ReadonlyMap<string, Uint8Array>): MimePart {
  const isMultipart = structure.type.startsWith('multipart/')
  const section = structure.part ?? (isMultipart ? '' : '1')
  const body = fetched.get(section) ?? null
  return {
    section,
    type: structure.type.includes('/') ? structure.type.toLowerCase() : 'text/plain',
    parameters: joinParameters(Object.entries(structure.parameters ?? {})),
    disposition: structure.disposition?.toLowerCase() ?? '',
    dispositionParameters: joinParameters(Object.entries(structure.dispositionParameters ?? {})),
    contentId: contentIdOf(structure.id),
    encoding: structure.encoding ?? '',
    encodedBytes: structure.size ?? body?.length ?? 0,
    body: isMultipart ? null : body,
    subject: structure.envelope?.subject ?? null,
    messageId: structure.envelope?.messageId?.replace(/^<|>$/g, '') || null,
    // An attached mail is one file to us, whatever is inside it.
    children: isMultipart ? (structure.childNodes ?? []).map((child) => partsOfStructure(child, fetched)) : [],
  }
}
