import { parseArgs } from 'node:util'
import type { HistorySize } from './history/plan.ts'

export const groups = [
  'first-sync',
  'questions',
  'resync',
  'push',
  'idle',
  'search',
  'scale',
  'triage',
  'keys',
  'composer',
  'flush',
  'clocks',
  'due',
  'countdowns',
  'window',
] as const
export type Group = (typeof groups)[number]

export const help = `Usage: npm run bench -- [options]

Measures the desk and what a user would pick instead (mbsync, mu, notmuch) on the same mailbox, in the same run.
Needs, from Debian: dovecot-imapd dovecot-lmtpd postfix isync maildir-utils notmuch time chromium. The first run makes mailboxes, desks and the
peers' indexes, which takes more than half an hour and 15 GB, and keeps them in the system's temporary folder (desk-bench-*);
later ones take about half an hour. What is written to is a copy: 7 GB more while a run lasts. Sending needs root, as Postfix does.

  --small        2,000 and 10,000 mails instead of 20,000 and 100,000, and a desk of 50,000 instead of 1,000,000
  --only A,B     only these: ${groups.join(', ')}
  --notmuch      time notmuch on the large mailbox too (more than ten minutes)
  --json         one object a line instead of the table
`

export interface BenchOptions {
  /** Of the mailboxes on the server. */
  readonly counts: { readonly small: number; readonly large: number }
  /** Of the desk that has seen ten years. */
  readonly history: HistorySize
  readonly only: readonly Group[]
  readonly notmuchOnLarge: boolean
  readonly json: boolean
  readonly help: boolean
}

export function readOptions(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      small: { type: 'boolean', default: false },
      only: { type: 'string' },
      notmuch: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const wanted = values.only?.split(',') ?? groups
  const unknown = wanted.find((name) => !groups.some((group) => group === name))
  if (unknown !== undefined) throw new Error(`Nothing is called "${unknown}"; there are ${groups.join(', ')}`)
  return {
    counts: values.small ? { small: 2_000, large: 10_000 } : { small: 20_000, large: 100_000 },
    history: values.small
      ? { seed: 'history', messages: 50_000, contacts: 3_000, longest: 2_000 }
      : { seed: 'history', messages: 1_000_000, contacts: 60_000, longest: 10_000 },
    only: groups.filter((group) => wanted.includes(group)),
    notmuchOnLarge: values.notmuch,
    json: values.json,
    help: values.help,
  }
}
