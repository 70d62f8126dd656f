import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type ChannelKind, channelKinds } from '../../contract/message.ts'
import type { Batch, RemoteEvent, RemoteMessage } from '../channel.ts'
import { readFiles } from './read-files.ts'
import { remoteMessageOf, sampleLine } from './sample-message.ts'

/** One account of the sample business. `own` holds every address that is "us", lower case. */
export interface SampleAccount {
  readonly kind: ChannelKind
  readonly address: string
  readonly name: string
  readonly own: readonly string[]
}

export interface SampleBatch {
  readonly account: SampleAccount
  readonly batch: Batch
}

export interface SampleIdentity {
  readonly channel: ChannelKind
  readonly address: string
}

const manifestSchema = z.object({
  name: z.string(),
  /** The moment the stories end, epoch ms: every date is shifted from there to now. */
  recordedAt: z.number().int(),
  accounts: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(channelKinds),
      address: z.string(),
      name: z.string(),
      own: z.array(z.string()),
    }),
  ),
  samePerson: z.array(z.array(z.object({ channel: z.enum(channelKinds), address: z.string() }))),
})

/**
 * Reads the sample workspace in `folder`, moved in time so that its last message is two minutes old at `now` (epoch ms).
 * Reading it again gives the same remote ids, so opening it twice adds nothing.
 */
export async function* readSample(folder: string, now: number): AsyncIterable<SampleBatch> {
  const manifest = await readManifest(folder)
  const shiftMs = now - manifest.recordedAt
  for (const { id, ...account } of manifest.accounts) {
    if (account.kind === 'email') yield* readMail(folder, account, manifest.recordedAt, shiftMs)
    else yield { account, batch: await readChats(folder, id, account, shiftMs) }
  }
}

/** Identities that belong to one person, by what the stories say; addresses alone do not tell. */
export async function readSamePersons(folder: string): Promise<readonly (readonly SampleIdentity[])[]> {
  return (await readManifest(folder)).samePerson
}

async function readManifest(folder: string): Promise<z.infer<typeof manifestSchema>> {
  return manifestSchema.parse(JSON.parse(await readFile(join(folder, 'workspace.json'), 'utf8')))
}

async function* readMail(
  folder: string,
  account: SampleAccount,
  recordedAt: number,
  shiftMs: number,
): AsyncIterable<SampleBatch> {
  const read = readFiles(
    [join(folder, 'mail.mbox')],
    { me: account.own, now: recordedAt },
    null,
    new AbortController().signal,
  )
  for await (const { events, cursor } of read) {
    yield { account, batch: { events: events.map((event) => shiftEvent(event, shiftMs)), cursor, live: false } }
  }
}

async function readChats(folder: string, id: string, account: SampleAccount, shiftMs: number): Promise<Batch> {
  const lines = (await readFile(join(folder, 'messages.jsonl'), 'utf8')).split('\n').filter((line) => line !== '')
  const events: RemoteEvent[] = []
  for (const line of lines) {
    const parsed = sampleLine.parse(JSON.parse(line))
    if (parsed.account !== id) continue
    const message = await remoteMessageOf(parsed, account.own, (name) => readFile(join(folder, 'files', name)))
    events.push(shiftEvent({ type: 'message', message }, shiftMs))
  }
  return { events, cursor: '', live: false }
}

function shiftEvent(event: RemoteEvent, shiftMs: number): RemoteEvent {
  return event.type === 'message' ? { type: 'message', message: shift(event.message, shiftMs) } : event
}

function shift(message: RemoteMessage, shiftMs: number): RemoteMessage {
  return {
    ...message,
    // The path of the installed program says nothing to anybody.
    origin: 'sample workspace',
    sentAt: message.sentAt + shiftMs,
    receivedAt: message.receivedAt + shiftMs,
  }
}
