import type { Address } from '../../contract/message.ts'

interface Words {
  /** Above a quote; our own folds and everybody else's know it. */
  readonly wrote: (name: string, time: string) => string
  readonly forwarded: string
  readonly from: string
  readonly date: string
  readonly subject: string
  readonly to: string
}

const words: Readonly<Record<string, Words>> = {
  en: {
    wrote: (name, time) => `On ${time}, ${name} wrote:`,
    forwarded: 'Forwarded message',
    from: 'From',
    date: 'Date',
    subject: 'Subject',
    to: 'To',
  },
  ru: {
    wrote: (name, time) => `${time}, ${name} пишет:`,
    forwarded: 'Пересылаемое сообщение',
    from: 'От',
    date: 'Дата',
    subject: 'Тема',
    to: 'Кому',
  },
  it: {
    wrote: (name, time) => `Il ${time}, ${name} ha scritto:`,
    forwarded: 'Messaggio inoltrato',
    from: 'Da',
    date: 'Data',
    subject: 'Oggetto',
    to: 'A',
  },
  ro: {
    wrote: (name, time) => `Pe ${time}, ${name} a scris:`,
    forwarded: 'Mesaj redirecționat',
    from: 'De la',
    date: 'Data',
    subject: 'Subiect',
    to: 'Către',
  },
  de: {
    wrote: (name, time) => `Am ${time} schrieb ${name}:`,
    forwarded: 'Weitergeleitete Nachricht',
    from: 'Von',
    date: 'Datum',
    subject: 'Betreff',
    to: 'An',
  },
}

export interface QuotedHead {
  readonly from: Address
  readonly to: readonly Address[]
  readonly subject: string
  readonly sentAt: number
}

/** The line above a quote, in the language of the answer where we have it. */
export function attribution(head: QuotedHead, language: string): string {
  const { wrote } = wordsOf(language)
  return wrote(head.from.name || head.from.address, timeIn(language, head.sentAt))
}

/** The lines above a mail that is passed on, the first one drawn across the page. */
export function forwardHead(head: QuotedHead, language: string): readonly string[] {
  const { forwarded, from, date, subject, to } = wordsOf(language)
  return [
    `---------- ${forwarded} ----------`,
    `${from}: ${written(head.from)}`,
    `${date}: ${timeIn(language, head.sentAt)}`,
    `${subject}: ${head.subject}`,
    `${to}: ${head.to.slice(0, 20).map(written).join(', ')}`,
  ]
}

function wordsOf(language: string): Words {
  return words[language.slice(0, 2).toLowerCase()] ?? (words.en as Words)
}

function timeIn(language: string, at: number): string {
  const known = language.slice(0, 2).toLowerCase() in words ? language : 'en'
  return new Intl.DateTimeFormat(known, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}

function written({ name, address }: Address): string {
  return name ? `${name} <${address}>` : address
}
