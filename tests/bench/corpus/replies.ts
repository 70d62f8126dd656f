import type { Language } from './vocabulary.ts'

/** "On …, Anna wrote:" as mail clients put it, in the language of the thread. */
export function replyHead(language: Language, sentAt: number, name: string): string {
  const date = new Date(sentAt * 1000).toUTCString()
  switch (language) {
    case 'en':
      return `On ${date}, ${name} wrote:`
    case 'it':
      return `Il ${date}, ${name} ha scritto:`
    case 'ru':
      return `${date}, ${name} пишет:`
    case 'ro':
      return `Pe ${date}, ${name} a scris:`
    case 'ja':
      return `${date} ${name} さんは書きました:`
  }
}

export function quoted(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`))
}

/** Lines of at most 76 characters; Japanese has no spaces to break at. */
export function wrapped(text: string, language: Language): readonly string[] {
  if (language === 'ja') return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= 76) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
