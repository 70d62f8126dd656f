import type { CallInput } from '../../src-main/contract/calls.ts'
import { queueFilters, queueOrders } from '../../src-main/contract/desk.ts'
import type { ContactId } from '../../src-main/contract/ids.ts'
import type { Questions } from './ask-in-rounds.ts'
import { at } from './corpus/random.ts'
import type { EngineProcess } from './engine-process.ts'
import { historyAccounts } from './history/accounts.ts'

/** As many rows and entries as the window asks for at a time. */
const queueRows = 60
const entries = 50
const pagesDown = 10

type QueueQuestion = Omit<CallInput<'queue.page'>, 'after' | 'limit'>

/** How a reader may narrow the queue down, alone and all together. */
const narrowings: Readonly<Record<string, Omit<QueueQuestion, 'filter' | 'order'>>> = {
  everything: { account: null },
  'an account': { account: at(historyAccounts, 1).account.key },
  'a channel': { account: null, channel: 'telegram' },
  'with files': { account: null, attachments: true },
  'a rare tag': { account: null, tag: 'vip' },
  'a common tag of an agent': { account: null, tag: 'delivery', assignee: 'Max' },
  'of high priority, in a channel': { account: null, priority: 'high', channel: 'telegram' },
  'a month': { account: null, since: Date.UTC(2024, 2, 1), until: Date.UTC(2024, 3, 1) },
  'files of a channel in a year': {
    account: null,
    channel: 'mastodon',
    attachments: true,
    since: Date.UTC(2022, 0, 1),
    until: Date.UTC(2023, 0, 1),
  },
}

/** The first page of every view of the queue, and one far down in each that is long enough. */
export async function queueQuestions(engine: EngineProcess): Promise<Questions> {
  const questions: Record<string, () => Promise<unknown>> = {}
  for (const filter of queueFilters) {
    for (const order of queueOrders) {
      for (const [narrowing, narrowed] of Object.entries(narrowings)) {
        const name = `${filter}, ${order}, ${narrowing}`
        const view = { ...narrowed, filter, order }
        const page = (after: string | null) => engine.call('queue.page', { ...view, after, limit: queueRows })
        questions[name] = () => page(null)
        let after: string | null = null
        for (let down = 0; down === 0 || (down < pagesDown && after !== null); down += 1)
          after = (await page(after)).next
        if (after !== null) questions[`${name}, far down`] = () => page(after)
      }
    }
  }
  return questions
}

/** The newest page, around a message, at a moment and on from there: of the longest timeline and of the newest ones. */
export async function timelineQuestions(engine: EngineProcess, regular: ContactId): Promise<Questions> {
  const view = { filter: 'all', order: 'newest', account: null, after: null, limit: 20 } as const
  const { rows } = await engine.call('queue.page', view)
  const questions: Record<string, () => Promise<unknown>> = {}
  for (const contact of [regular, ...rows.map((row) => row.contact)]) {
    const who = contact === regular ? 'the longest' : `contact ${contact}`
    const page = (anchor: CallInput<'timeline.page'>['anchor']) =>
      engine.call('timeline.page', { contact, anchor, limit: entries })
    const card = await engine.call('contact.card', { contact })
    const middle = Math.floor((card.firstAt + card.lastAt) / 2)
    const message = (await page({ type: 'at', time: middle })).entries.at(-1)?.id
    questions[`${who}, newest`] = () => page(null)
    questions[`${who}, at its first day`] = () => page({ type: 'at', time: card.firstAt })
    questions[`${who}, at the middle`] = () => page({ type: 'at', time: middle })
    if (message === undefined) continue
    questions[`${who}, around a message`] = () => page({ type: 'around', message })
    questions[`${who}, before it`] = () => page({ type: 'before', message })
    questions[`${who}, after it`] = () => page({ type: 'after', message })
  }
  return questions
}

/** What a window asks beside the pages. */
export function otherQuestions(engine: EngineProcess, regular: ContactId): Questions {
  const counts = Object.entries(narrowings).map(([name, narrowed]) => [
    `counts, ${name}`,
    () => engine.call('queue.counts', narrowed),
  ])
  return {
    ...Object.fromEntries(counts),
    'contact card': () => engine.call('contact.card', { contact: regular }),
    months: () => engine.call('timeline.months', { contact: regular }),
    'next unread': () => engine.call('timeline.nextUnread', { contact: regular, after: null }),
    accounts: () => engine.call('account.list', {}),
    status: () => engine.call('desk.status', {}),
  }
}
