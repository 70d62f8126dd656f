import type { QueueFilter, QueueRow } from '../../../contract/desk.ts'
import type { Engine } from '../../../engine/engine-deps.ts'
import { timeText } from '../printable.ts'
import { tableLines } from '../table.ts'
import type { Verb } from '../verb.ts'

const columns = [
  { heading: 'CONTACT', widest: 17 },
  { heading: 'NAME', widest: 30 },
  { heading: 'ADDRESS', widest: 40 },
  { heading: 'UNREAD', widest: 8 },
  { heading: 'LAST', widest: 16 },
  { heading: 'WAITING SINCE', widest: 16 },
]

export const contacts: Verb = {
  name: 'contacts',
  usage: '',
  summary: 'List every contact, the most recent first',
  options: {},
  words: { least: 0, most: 0 },
  access: 'read',
  async run({ engine, output, json }) {
    const rows: QueueRow[] = []
    for (const filter of ['all', 'done'] as const) {
      for await (const row of queueRows(engine, filter)) rows.push(row)
    }
    rows.sort((one, other) => other.lastAt - one.lastAt)
    if (json) for (const row of rows) await output.object(row)
    else {
      const cells = rows.map(({ contact, name, address, unread, lastAt, waitingSince }) => [
        String(contact),
        name,
        address,
        String(unread),
        timeText(lastAt),
        timeText(waitingSince),
      ])
      for (const line of tableLines(columns, cells)) await output.line(line)
    }
    return 0
  },
}

async function* queueRows(engine: Engine, filter: QueueFilter): AsyncIterable<QueueRow> {
  let after: string | null = null
  do {
    const page: { readonly rows: readonly QueueRow[]; readonly next: string | null } = await engine.call('queue.page', {
      filter,
      account: null,
      order: 'newest',
      after,
      limit: 500,
    })
    yield* page.rows
    after = page.next
  } while (after !== null)
}
