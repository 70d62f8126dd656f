import { parseAddresses } from '../mime/addresses.ts'
import { type HeaderFields, headerValue, headerValues, parseHeader } from '../mime/headers.ts'
import { gmailLabels } from './file-context.ts'
import type { MailSource } from './find-sources.ts'
import { meaningOfFolder } from './folder-meaning.ts'
import { readSource } from './read-source.ts'

const sampledMails = 1500
const sampledBytes = 96 << 20
const mostOwn = 20

/**
 * Which addresses are "us" in a mailbox whose owner is not known: who sent what lies in Sent, to whom it was delivered,
 * and, where neither is told, who takes part in nearly every mail. Looks at the first mails only; the same files give the
 * same answer. Lower case, most certain first.
 */
export async function guessOwnAddresses(
  sources: readonly MailSource[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const counts: Counts = {
    mails: 0,
    delivered: new Map(),
    deliveredMails: 0,
    present: new Map(),
    addressed: new Set(),
    senders: new Set(),
  }
  let bytes = 0
  for (const source of sources) {
    try {
      for await (const mail of readSource(source, 0, signal)) {
        const { fields } = parseHeader(mail.bytes, 0, Math.min(mail.bytes.length, 256 << 10))
        count(counts, fields, source.folder === 'sent')
        bytes += mail.sizeBytes
        if (counts.mails >= sampledMails || bytes > sampledBytes) return conclude(counts)
      }
    } catch {
      // Told as a problem when the file is read for good.
    }
    if (signal.aborted) break
  }
  return conclude(counts)
}

interface Counts {
  mails: number
  /** Addresses in Delivered-To and the like, by number of mails. */
  readonly delivered: Map<string, number>
  deliveredMails: number
  /** Addresses in From, To or Cc, by number of mails. */
  readonly present: Map<string, number>
  readonly addressed: Set<string>
  /** Authors of what lies in Sent. */
  readonly senders: Set<string>
}

function count(counts: Counts, fields: HeaderFields, inSentFolder: boolean): void {
  counts.mails++
  const from = addressesIn(fields, ['from'])
  const recipients = addressesIn(fields, ['to', 'cc'])
  const delivered = addressesIn(fields, ['delivered-to', 'x-original-to', 'envelope-to', 'x-delivered-to'])
  const isSent = inSentFolder || gmailLabels(fields).some((label) => meaningOfFolder(label) === 'sent')
  if (isSent && from[0]) counts.senders.add(from[0])
  if (delivered.length > 0) counts.deliveredMails++
  for (const address of new Set(delivered)) increment(counts.delivered, address)
  for (const address of new Set([...from, ...recipients])) increment(counts.present, address)
  for (const address of recipients) counts.addressed.add(address)
}

function addressesIn(fields: HeaderFields, names: readonly string[]): readonly string[] {
  const raw = names.flatMap((name) =>
    name === 'from' ? [headerValue(fields, name) ?? ''] : headerValues(fields, name),
  )
  return raw.flatMap((value) => parseAddresses(value.slice(0, 20_000)).map(({ address }) => address)).filter(Boolean)
}

function increment(counts: Map<string, number>, address: string): void {
  counts.set(address, (counts.get(address) ?? 0) + 1)
}

function conclude(counts: Counts): readonly string[] {
  const delivered = frequent(counts.delivered, counts.deliveredMails / 2)
  const told = [...new Set([...counts.senders, ...delivered])].slice(0, mostOwn)
  if (told.length > 0 || counts.mails < 3) return told
  const everywhere = frequent(counts.present, counts.mails * 0.6).filter((address) => counts.addressed.has(address))
  return everywhere.slice(0, 1)
}

function frequent(counts: ReadonlyMap<string, number>, atLeast: number): readonly string[] {
  return [...counts]
    .filter(([, times]) => times >= atLeast)
    .sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
    .map(([address]) => address)
}
