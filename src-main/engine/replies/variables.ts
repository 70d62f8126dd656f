/** A variable that a template may name, with what it could say. */
export interface Variable {
  readonly name: string
  readonly example: string
}

/** What is known of a conversation when an answer is written. `custom.…` is added by the desk's own settings. */
export const variables: readonly Variable[] = [
  { name: 'contact.name', example: 'Ana Pop' },
  { name: 'contact.first_name', example: 'Ana' },
  { name: 'contact.last_name', example: 'Pop' },
  { name: 'contact.address', example: 'ana@example.com' },
  { name: 'contact.channel', example: 'email' },
  { name: 'contact.since', example: '2026-03-02' },
  { name: 'conversation.subject', example: 'Where is my order?' },
  { name: 'conversation.channel', example: 'email' },
  { name: 'conversation.language', example: 'en' },
  { name: 'conversation.status', example: 'open' },
  { name: 'conversation.priority', example: 'normal' },
  { name: 'conversation.assignee', example: 'Juno' },
  { name: 'conversation.tags', example: 'refund, vip' },
  { name: 'conversation.waiting_since', example: '2026-11-20' },
  { name: 'conversation.started_at', example: '2026-11-18' },
  { name: 'agent.name', example: 'Juno Hale' },
  { name: 'agent.first_name', example: 'Juno' },
  { name: 'account.name', example: 'Larkspur & Pine' },
  { name: 'account.address', example: 'hello@larkspur.example' },
  { name: 'sla.due', example: '2026-11-23' },
  { name: 'now', example: '2026-11-23' },
  { name: 'today', example: '2026-11-23' },
]

const names = new Set(variables.map(({ name }) => name))
const rooms = new Set([...names].map((name) => name.split('.')[0]))

/** What a template is filled with: strings, lists of strings, dates; null for what is not known. */
export interface ReplyFacts {
  readonly contact: FactGroup
  readonly conversation: FactGroup
  readonly agent: FactGroup
  readonly account: FactGroup
  readonly sla: FactGroup
  /** The desk's own fields: settings named `custom.…`. */
  readonly custom: FactGroup
  readonly now: Date
  readonly today: Date
}

export type FactGroup = Readonly<Record<string, string | readonly string[] | Date | null>>

const leftOver = new RegExp(`\\{\\{\\s*((?:${[...rooms, 'custom'].join('|')})\\b[\\w.[\\]]{0,100})\\s*\\}\\}`, 'i')

/** A variable of ours that stands in a text without markup as it would in a template; null when there is none. */
export function variableLeftIn(text: string): string | null {
  return leftOver.exec(text)?.[1] ?? null
}

/** Whether a template may name it: `contact.name`, and what Liquid finds in it (`contact.name.size`, `tags[0]`). */
export function isVariable(name: string, custom: FactGroup): boolean {
  const [room = '', field] = name.split(/[.[]/)
  if (room === 'custom') return field !== undefined && Object.hasOwn(custom, field)
  // A whole room is good for `{% if contact %}`.
  return names.has(name) || names.has(room) || names.has(`${room}.${field}`) || (rooms.has(name) && field === undefined)
}
