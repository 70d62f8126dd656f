import { parseArgs } from 'node:util'

export const help = `Usage: npm run bench -- [options]

Measures the desk and what a user would pick instead (mbsync, mu, notmuch) on the same mailbox, in the same run.
Needs, from Debian: dovecot-imapd isync maildir-utils notmuch time chromium. The full run takes about half an hour.

  --small        2,000 and 10,000 mails instead of 20,000 and 100,000
  --only A,B     only these: first-sync, questions, resync, push, idle
  --notmuch      time notmuch on the large mailbox too (more than ten minutes)
  --json         one object a line instead of the table
`

export const groups = ['first-sync', 'questions', 'resync', 'push', 'idle'] as const
export type Group = (typeof groups)[number]

export interface BenchOptions {
  readonly counts: { readonly small: number; readonly large: number }
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
    only: groups.filter((group) => wanted.includes(group)),
    notmuchOnLarge: values.notmuch,
    json: values.json,
    help: values.help,
  }
}
