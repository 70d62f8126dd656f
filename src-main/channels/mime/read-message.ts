import type { RemoteMessage } from '../channel.ts'
import type { MailContext, MimeStructure } from './mail-context.ts'

/** Reads a whole source. Never throws and takes time linear in its size, whatever the bytes are. */
export function readMessage(raw: Uint8Array, context: MailContext): RemoteMessage {
  throw new Error(`not yet: ${raw.length} ${context.origin}`)
}

/**
 * Reads the first bytes of a source. Null when they do not hold every text part and the headers of every attachment;
 * then the structure and the parts must be asked for.
 */
export function readPrefix(prefix: Uint8Array, context: MailContext): RemoteMessage | null {
  return prefix.length < context.sizeBytes ? null : readMessage(prefix, context)
}

/**
 * Reads a message from its header, its BODYSTRUCTURE and the parts that `bodySections` names, still in transfer encoding.
 * A single-part mail's only section is `1`. Attachments can be fetched later by their `section` and `encoding`.
 */
export function readParts(
  header: Uint8Array,
  structure: MimeStructure,
  parts: ReadonlyMap<string, Uint8Array>,
  context: MailContext,
): RemoteMessage {
  return readMessage(header, { ...context, origin: `${structure.type} ${parts.size}` })
}

/** The sections whose bytes `readParts` wants: the text a person reads, without attachments. */
export function bodySections(structure: MimeStructure): readonly string[] {
  return structure.part ? [structure.part] : []
}
