import { z } from 'zod'
import type { RemoteAttachment, RemoteMessage } from '../channel.ts'

const address = z.object({ name: z.string(), address: z.string() })

/** One line of `messages.jsonl`: a chat message or a post. */
export const sampleLine = z.object({
  account: z.string(),
  id: z.string(),
  references: z.array(z.string()),
  from: address,
  to: z.array(address),
  /** Epoch ms, as recorded. */
  sentAt: z.number().int(),
  text: z.string(),
  seen: z.boolean(),
  /** Files of the workspace's `files` folder. */
  attachments: z.array(z.object({ file: z.string().regex(/^[\w.-]+$/), type: z.string() })),
})
export type SampleLine = z.infer<typeof sampleLine>

/** A line of the sample in the desk's shape, with its attachments' bytes. `own` holds our addresses, lower case. */
export async function remoteMessageOf(
  line: SampleLine,
  own: readonly string[],
  readAttachment: (name: string) => Promise<Uint8Array>,
): Promise<RemoteMessage> {
  const attachments = await Promise.all(line.attachments.map((one) => attachmentOf(one, readAttachment)))
  return {
    remoteId: line.id,
    origin: line.id,
    channelMessageId: line.id,
    references: line.references,
    kind: 'message',
    about: null,
    direction: own.includes(line.from.address.toLowerCase()) ? 'out' : 'in',
    from: line.from,
    to: line.to,
    cc: [],
    bcc: [],
    replyTo: [],
    subject: '',
    sentAt: line.sentAt,
    receivedAt: line.sentAt,
    text: line.text,
    html: null,
    attachments,
    flags: { seen: line.seen, flagged: false, answered: false },
    place: null,
    sizeBytes: Buffer.byteLength(line.text),
    source: null,
  }
}

async function attachmentOf(
  { file, type }: SampleLine['attachments'][number],
  read: (name: string) => Promise<Uint8Array>,
): Promise<RemoteAttachment> {
  const content = await read(file)
  return {
    name: file,
    type,
    sizeBytes: content.length,
    contentId: null,
    inline: false,
    section: null,
    encoding: 'binary',
    content,
  }
}
