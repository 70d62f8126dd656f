import { type Account, type Person, people, recordedAt, storyYear } from './people.ts'

/** One line `> 05-23 09:12 attach:photo.jpg` (`>` the customer, `<` an agent by name) and the text under it. */
export interface StoryMessage {
  readonly sentAt: number
  /** Null for the customer, else the agent's key. */
  readonly agent: string | null
  /** The last customer messages of a story are unread, unless it says `seen`. */
  readonly unread: boolean
  readonly text: string
  readonly words: ReadonlySet<string>
  readonly options: ReadonlyMap<string, string>
}

/** `thread SLUG | CHANNEL | PERSON | SUBJECT` and the messages under it. */
export interface Story {
  readonly slug: string
  readonly channel: Account['kind']
  readonly person: Person
  readonly subject: string
  readonly messages: readonly StoryMessage[]
}

const threadLine = /^thread (?<slug>\S+) \| (?<channel>\w+) \| (?<person>\w+) \|\s*(?<subject>.*)$/
const messageLine = /^(?<side>[<>]) (?<month>\d\d)-(?<day>\d\d) (?<hour>\d\d):(?<minute>\d\d)(?<rest>.*)$/
const unreadForMs = 4 * 86_400_000

export function readStories(source: string): readonly Story[] {
  return source
    .split(/^(?=thread )/m)
    .filter((block) => block.trim() !== '')
    .map(readStory)
}

function readStory(block: string): Story {
  const [first = '', ...lines] = block.trimEnd().split('\n')
  const head = threadLine.exec(first)?.groups
  const person = people[head?.person ?? '']
  if (!head || !person) throw new Error(`Not a story: ${first}`)
  const drafts: { head: string; lines: string[] }[] = []
  for (const line of lines) {
    if (messageLine.test(line)) drafts.push({ head: line, lines: [] })
    else drafts.at(-1)?.lines.push(line)
  }
  const messages = drafts.map((draft) => readStoryMessage(draft.head, draft.lines.join('\n').trim()))
  const lastAnswer = messages.findLastIndex((message) => message.agent !== null)
  return {
    slug: head.slug ?? '',
    channel: head.channel as Account['kind'],
    person,
    subject: head.subject ?? '',
    messages: messages.map((message, index) => ({
      ...message,
      sentAt: message.sentAt + secondsAmong(messages, index) * 1000,
      unread: message.unread && index > lastAnswer,
    })),
  }
}

/** Lines of one minute keep their order. */
function secondsAmong(messages: readonly StoryMessage[], index: number): number {
  const minute = messages[index]?.sentAt
  return 7 + 16 * messages.slice(0, index).filter((message) => message.sentAt === minute).length
}

function readStoryMessage(line: string, text: string): StoryMessage {
  const head = messageLine.exec(line)?.groups
  if (!head) throw new Error(`Not a message: ${line}`)
  const [month, day, hour, minute] = ['month', 'day', 'hour', 'minute'].map((name) => Number(head[name]))
  const words = (head.rest ?? '').trim().split(/\s+/).filter(Boolean)
  const agent = head.side === '<' ? (words.shift() ?? null) : null
  const sentAt = Date.UTC(storyYear, (month ?? 0) - 1, day, hour, minute)
  return {
    sentAt,
    agent,
    unread: agent === null && recordedAt - sentAt < unreadForMs && !words.includes('seen'),
    text,
    words: new Set(words.filter((word) => !word.includes(':'))),
    options: new Map(words.filter((word) => word.includes(':')).map((word) => splitOnce(word, ':'))),
  }
}

function splitOnce(word: string, mark: string): [string, string] {
  const at = word.indexOf(mark)
  return [word.slice(0, at), word.slice(at + 1)]
}
