import { type Random, randomFrom, zipf } from '../corpus/random.ts'

export interface HistorySize {
  readonly seed: string
  readonly messages: number
  readonly contacts: number
  /** Messages of the contact who wrote most. */
  readonly longest: number
}

/** Who wrote when, without a word of what: a million of them fit in 20 MB, so any message can be made on its own. */
export interface HistoryPlan {
  readonly size: HistorySize
  /** Epoch ms of the day the desk is opened; the newest message is a little older. */
  readonly until: number
  /** Contacts from this index on are robots: newsletters and notifications. */
  readonly firstRobot: number
  /** By thread: whose it is, and its first message in the lists below. */
  readonly threadContact: Uint32Array
  readonly threadStart: Uint32Array
  /** By message; those of one thread lie together, oldest first. */
  readonly thread: Uint32Array
  readonly sentAt: Float64Array
  readonly fromUs: Uint8Array
  /** The messages, newest first. */
  readonly newestFirst: Uint32Array
}

const hourMs = 3_600_000
const yearMs = 365 * 24 * hourMs
const yearsKept = 10
const robotShare = 0.1
const messagesPerThread = 3.4

/** Ten years of a support desk: few write often, most once; the longest history spans them all. */
export function planHistory(size: HistorySize): HistoryPlan {
  const random = randomFrom(`${size.seed} plan`)
  const until = Date.UTC(2026, 9, 31)
  const firstRobot = size.contacts - Math.max(4, Math.round(size.contacts / 300))
  const thread = new Uint32Array(size.messages)
  const sentAt = new Float64Array(size.messages)
  const fromUs = new Uint8Array(size.messages)
  const threadContact: number[] = []
  const threadStart: number[] = []
  let message = 0
  messagesByContact(random, size, firstRobot).forEach((count, contact) => {
    const isRobot = contact >= firstRobot
    const since = contact === 0 ? until - yearsKept * yearMs : until - yearsKept * yearMs * random.next()
    for (let left = count; left > 0; ) {
      const length = isRobot
        ? 1
        : Math.min(left, 1 + Math.floor(-Math.log(1 - random.next()) * (messagesPerThread - 1)))
      let at = since + random.next() * (until - since)
      let ours = !isRobot && random.chance(0.12)
      for (let position = 0; position < length; position += 1) {
        thread[message] = threadContact.length
        sentAt[message] = Math.floor(Math.min(at, until - length + position))
        fromUs[message] = ours ? 1 : 0
        message += 1
        at += 1 + -Math.log(1 - random.next()) * 9 * hourMs
        ours = ours ? random.chance(0.15) : random.chance(0.8)
      }
      threadContact.push(contact)
      threadStart.push(message - length)
      left -= length
    }
  })
  const newestFirst = Uint32Array.from(sentAt.keys()).sort((a, b) => (sentAt[b] ?? 0) - (sentAt[a] ?? 0))
  return {
    size,
    until,
    firstRobot,
    threadContact: Uint32Array.from(threadContact),
    threadStart: Uint32Array.from(threadStart),
    thread,
    sentAt,
    fromUs,
    newestFirst,
  }
}

function messagesByContact(random: Random, { messages, contacts, longest }: HistorySize, firstRobot: number) {
  const counts = new Uint32Array(contacts).fill(1)
  counts[0] = longest
  const robots = zipf(contacts - firstRobot, 1, 10)
  const people = zipf(firstRobot - 1, 1, 40)
  for (let left = messages - longest - (contacts - 1); left > 0; left -= 1) {
    const contact = random.chance(robotShare) ? firstRobot + robots(random) : 1 + people(random)
    counts[contact] = (counts[contact] ?? 0) + 1
  }
  return counts
}
