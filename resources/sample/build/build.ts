// Assembles the sample workspace from its stories: `npm run sample`. The same stories give the same bytes.
// `--draw` also redraws the pictures, which needs Chromium.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { languages } from '../../../src-main/contract/languages.ts'
import { documents } from './documents.ts'
import { mailsOf } from './mail.ts'
import { type Account, accounts, agents, people, recordedAt } from './people.ts'
import { readReplies } from './read-replies.ts'
import { readStories, type Story } from './read-stories.ts'

const here = new URL('./', import.meta.url)
const workspace = new URL('../', import.meta.url)
const attachments = new URL('attachments/', here)

if (process.argv.includes('--draw')) await (await import('./draw-pictures.ts')).drawPictures(attachments)

const drawn = new Map<string, Buffer>()
for (const name of await readdir(attachments)) drawn.set(name, await readFile(new URL(name, attachments)))

const sources = await Promise.all(
  (await readdir(new URL('stories/', here))).sort().map((name) => readFile(new URL(`stories/${name}`, here), 'utf8')),
)
const stories = sources.flatMap(readStories)

await rm(new URL('files/', workspace), { recursive: true, force: true })
await mkdir(new URL('files/', workspace))
await writeFile(new URL('workspace.json', workspace), `${JSON.stringify(manifest(), null, 2)}\n`)
await writeFile(new URL('replies.json', workspace), `${JSON.stringify(await replies(), null, 2)}\n`)
await writeFile(new URL('mail.mbox', workspace), mbox(stories.filter((story) => story.channel === 'email')))
await writeFile(new URL('messages.jsonl', workspace), await lines(stories.filter((story) => story.channel !== 'email')))

function fileBytes(name: string): Buffer {
  const bytes = drawn.get(name) ?? documents[name]?.()
  if (!bytes) throw new Error(`No attachment is called ${name}`)
  return bytes
}

function manifest() {
  const identities = (person: (typeof people)[string]) =>
    accounts.flatMap(({ kind }) => (person[kind] === undefined ? [] : [{ channel: kind, address: person[kind] }]))
  return {
    name: 'Larkspur & Pine',
    recordedAt,
    accounts,
    /** One person on several channels: the desk cannot know this from addresses alone. */
    samePerson: Object.values(people)
      .map(identities)
      .filter((found) => found.length > 1),
  }
}

/** The canned replies, and the files that go with them. */
async function replies() {
  const texts = await Promise.all(
    languages.map(
      async (language) => [language, await readFile(new URL(`replies/${language}.txt`, here), 'utf8')] as const,
    ),
  )
  const read = readReplies(new Map(texts))
  for (const name of read.flatMap(({ files }) => files))
    await writeFile(new URL(`files/${name}`, workspace), fileBytes(name))
  return read
}

/** mboxrd, oldest first; read or unread as Thunderbird notes it. */
function mbox(mailStories: readonly Story[]): Buffer {
  const mails = mailStories
    .flatMap((story) => mailsOf(story, fileBytes))
    .toSorted((a, b) => a.message.sentAt - b.message.sentAt)
  return Buffer.concat(
    mails.flatMap(({ sender, message, source }) => {
      const [day, date, month, year, time] = new Date(message.sentAt).toUTCString().replace(',', '').split(' ')
      const quoted = source
        .toString('latin1')
        .replace(/\r\n/g, '\n')
        .replace(/^(>*From )/gm, '>$1')
      const from = `From ${sender.address} ${day} ${month} ${date} ${time} ${year}\nX-Mozilla-Status: ${message.unread ? '0000' : '0001'}\n`
      return [Buffer.from(from), Buffer.from(quoted, 'latin1'), Buffer.from('\n')]
    }),
  )
}

/** One message a line: chats and posts, which have no source format of their own. */
async function lines(chatStories: readonly Story[]): Promise<string> {
  const messages = chatStories.flatMap(chatLines).toSorted((a, b) => a.sentAt - b.sentAt)
  for (const name of messages.flatMap((message) => message.attachments.map((one) => one.file))) {
    await writeFile(new URL(`files/${name}`, workspace), fileBytes(name))
  }
  return messages.map((message) => `${JSON.stringify(message)}\n`).join('')
}

function chatLines(story: Story) {
  const account = accounts.find((one) => one.kind === story.channel) as Account
  const customer = { name: story.person.name, address: story.person[story.channel] ?? '' }
  const ours = { name: account.name, address: account.address }
  const root = `${story.slug}.0`
  return story.messages.map((message, index) => ({
    account: account.id,
    id: `${story.slug}.${index}`,
    references: index === 0 ? [] : [root],
    from: message.agent === null ? customer : { ...ours, name: agents[message.agent]?.name ?? ours.name },
    to: [message.agent === null ? ours : customer],
    sentAt: message.sentAt,
    text: message.text,
    seen: !message.unread,
    attachments: (message.options.get('attach')?.split(',') ?? []).map((file) => ({
      file,
      type: file.endsWith('.png') ? 'image/png' : 'image/jpeg',
    })),
  }))
}
