/** A canned reply of the sample, in all of its languages. */
export interface SampleReplyText {
  readonly shortcut: string
  readonly titles: Readonly<Record<string, string>>
  readonly folders: Readonly<Record<string, string>>
  readonly tags: readonly string[]
  readonly steps: readonly object[]
  readonly files: readonly string[]
  readonly variants: readonly { readonly channel: string | null; readonly language: string; readonly body: string }[]
  /** What customers ask that it answers. */
  readonly answers: readonly string[]
}

/** One reply in one language, as it is written down. */
interface WrittenReply {
  readonly key: string
  readonly shortcut: string
  readonly folder: string
  readonly facts: ReadonlyMap<string, readonly string[]>
  readonly long: string
  readonly short: string
}

/**
 * Reads a text for each language: `reply KEY | SHORTCUT | FOLDER`, then `title`, `ask` (what customers write), `tags`,
 * `file` and `then` (what becomes of the conversation), then the text for mail below `long` and the one for chats below
 * `short`. Tags, files and what follows are said in English and hold for all.
 */
export function readReplies(texts: ReadonlyMap<string, string>): readonly SampleReplyText[] {
  const languages = [...texts].map(([language, text]) => ({ language, replies: readLanguage(text) }))
  const [first] = languages
  return (first?.replies ?? []).map(({ key, shortcut, facts }) => {
    const written = languages.map(({ language, replies }) => ({ language, reply: replyOf(replies, key, language) }))
    const tags = facts.get('tags') ?? []
    const status = facts.get('then')?.[0]
    return {
      shortcut,
      titles: Object.fromEntries(written.map(({ language, reply }) => [language, reply.facts.get('title')?.[0] ?? ''])),
      folders: Object.fromEntries(written.map(({ language, reply }) => [language, reply.folder])),
      tags,
      steps: [
        ...tags.map((tag) => ({ type: 'tag', tag, on: true })),
        ...(status === undefined ? [] : [{ type: 'status', status }]),
      ],
      files: facts.get('file') ?? [],
      variants: written.flatMap(({ language, reply }) => [
        { channel: 'email', language, body: htmlOf(reply.long) },
        { channel: null, language, body: htmlOf(reply.short) },
      ]),
      answers: written.flatMap(({ reply }) => reply.facts.get('ask') ?? []),
    }
  })
}

function readLanguage(text: string): readonly WrittenReply[] {
  return text
    .split(/^reply /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...rest] = block.split('\n')
      const [key = '', shortcut = '', folder = ''] = head.split(' | ').map((part) => part.trim())
      const body = rest.join('\n')
      const long = body.indexOf('\nlong\n')
      const short = body.indexOf('\nshort\n')
      const lines = body.slice(0, long).split('\n')
      const facts = Map.groupBy(lines, (line) => line.split(' ')[0] ?? '')
      return {
        key,
        shortcut,
        folder,
        facts: new Map([...facts].map(([name, all]) => [name, all.map((line) => line.slice(name.length + 1))])),
        long: body.slice(long + '\nlong\n'.length, short).trim(),
        short: body.slice(short + '\nshort\n'.length).trim(),
      }
    })
}

function replyOf(replies: readonly WrittenReply[], key: string, language: string): WrittenReply {
  const found = replies.find((reply) => reply.key === key)
  if (!found) throw new Error(`The reply ${key} is not written in ${language}`)
  return found
}

/** Paragraphs, and lists of lines that begin with a dash. */
function htmlOf(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((part) =>
      part.split('\n').every((line) => line.startsWith('- '))
        ? `<ul>${part
            .split('\n')
            .map((line) => `<li>${line.slice(2)}</li>`)
            .join('')}</ul>`
        : `<p>${part.replaceAll('\n', '<br>')}</p>`,
    )
    .join('')
}
