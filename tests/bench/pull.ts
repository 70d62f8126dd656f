/**
 * What it costs to pull a mailbox and read every message, without a store: `node tests/bench/pull.ts MAILDIR [runs]`.
 * Prints one JSON object per run.
 */
import { createEmailChannel } from '../../src-main/channels/email/email-channel.ts'
import { emailSettings } from '../../src-main/contract/account.ts'
import { startDovecot } from '../support/dovecot.ts'

const [maildir, runs = '1'] = process.argv.slice(2)
if (!maildir) {
  console.error('usage: node tests/bench/pull.ts MAILDIR [runs]')
  process.exit(2)
}

const dovecot = await startDovecot()
const user = dovecot.newUser()
await dovecot.adopt(user, maildir)
const settings = emailSettings.parse({
  address: user,
  user,
  imap: { host: '127.0.0.1', port: dovecot.imapPort, security: 'none' },
})
const signal = new AbortController().signal

for (let run = 0; run < Number(runs); run += 1) {
  const turns = watchTurns()
  const start = performance.now()
  const cpu = process.cpuUsage()
  const session = await createEmailChannel().open(
    { address: user, ownAddresses: [user], settings },
    {
      credential: async () => ({ type: 'password', password: dovecot.password }),
      known: async (remoteIds) => remoteIds.map(() => false),
      progress: () => {},
      now: () => Date.now(),
      log: () => {},
    },
  )
  let messages = 0
  let bytes = 0
  let firstBatchMs = 0
  let cursor: string | null = null
  for await (const batch of session.pull(null, signal)) {
    firstBatchMs ||= performance.now() - start
    for (const event of batch.events) {
      if (event.type !== 'message') continue
      messages += 1
      bytes += event.message.sizeBytes
    }
    cursor = batch.cursor
  }
  const seconds = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)
  const again = performance.now()
  let events = 0
  const next = await createEmailChannel().open(
    { address: user, ownAddresses: [user], settings },
    {
      credential: async () => ({ type: 'password', password: dovecot.password }),
      known: async (remoteIds) => remoteIds.map(() => false),
      progress: () => {},
      now: () => Date.now(),
      log: () => {},
    },
  )
  for await (const batch of next.pull(cursor, signal)) events += batch.events.length
  console.log(
    JSON.stringify({
      messages,
      seconds: round(seconds),
      cpuSeconds: round((used.user + used.system) / 1e6),
      firstBatchMs: Math.round(firstBatchMs),
      mailboxMb: round(bytes / 1e6),
      fetchedMb: round(receivedBytes(session) / 1e6),
      longestTurnMs: round(turns.stop()),
      unchangedMs: Math.round(performance.now() - again),
      unchangedEvents: events,
      peakRssMb: round(process.resourceUsage().maxRSS / 1024),
    }),
  )
  await session.close()
  await next.close()
}
await dovecot.stop()

/** The longest turn of the event loop in processor time, which other programs on the machine do not blur. */
function watchTurns(): { stop(): number } {
  let longest = 0
  let running = true
  let last = process.threadCpuUsage()
  const tick = () => {
    const now = process.threadCpuUsage()
    longest = Math.max(longest, now.user + now.system - last.user - last.system)
    last = now
    if (running) setImmediate(tick)
  }
  setImmediate(tick)
  return {
    stop: () => {
      running = false
      return longest / 1000
    },
  }
}

function receivedBytes(session: unknown): number {
  return (session as { readonly parts: { readonly connection: { readonly received: number } } }).parts.connection
    .received
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
