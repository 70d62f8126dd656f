import type { MailFacts } from '../../support/remote-events.ts'

/** A mail as the oracle sees it, beside what the desk is told of it. */
export interface KnownMail {
  readonly mail: MailFacts & { readonly from: string; readonly to: readonly string[]; readonly subject: string }
  readonly text: string
  readonly files: readonly string[]
  readonly at: number
  readonly sentByUs: boolean
  readonly folder: string | null
  readonly unread: boolean
  readonly starred: boolean
}

export type KnownPart =
  | {
      readonly kind: 'word'
      readonly column: Column | null
      readonly words: readonly string[]
      readonly prefix: boolean
    }
  | { readonly kind: 'in'; readonly folder: string }
  | { readonly kind: 'direction'; readonly sent: boolean }
  | { readonly kind: 'file' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'starred' }
  | { readonly kind: 'after'; readonly time: number }
  | { readonly kind: 'before'; readonly time: number }

export type Column = 'subject' | 'from' | 'to' | 'file'

/** A part of a question, as a person would type it and as it is meant. */
export interface AskedPart {
  readonly typed: string
  readonly part: KnownPart
  readonly negated: boolean
}

/**
 * Which mails answer, by reading every one of them: a second, slow reading of what a query means, that shares nothing
 * with the engine's. Words are letters and digits; accents and case do not matter; runs of Chinese and Japanese are
 * found anywhere inside.
 */
export function slowSearch(mails: readonly KnownMail[], parts: readonly AskedPart[]): readonly number[] {
  if (parts.length === 0) return []
  return mails.flatMap((mail, at) => (parts.every(({ part, negated }) => holds(mail, part) !== negated) ? [at] : []))
}

function holds(known: KnownMail, part: KnownPart): boolean {
  switch (part.kind) {
    case 'word':
      return fieldsOf(known, part.column).some((field) => speaksOf(field, part.words, part.prefix))
    case 'in':
      return known.folder === part.folder
    case 'direction':
      return known.sentByUs === part.sent
    case 'file':
      return known.files.length > 0
    case 'unread':
      return known.unread && !known.sentByUs
    case 'starred':
      return known.starred
    case 'after':
      return known.at >= part.time
    case 'before':
      return known.at < part.time
  }
}

function fieldsOf({ mail, text, files }: KnownMail, column: Column | null): readonly string[] {
  const fields = { subject: mail.subject, from: mail.from, to: mail.to.join(' \n '), file: files.join(' \n ') }
  return column ? [fields[column]] : [...Object.values(fields), text]
}

const signs = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]'

/** Words one after the other, nothing but punctuation between them; the last may go on when it is a beginning. */
function speaksOf(field: string, wanted: readonly string[], prefix: boolean): boolean {
  const words = plain(field).match(new RegExp(`${signs}+|(?:(?!${signs})[\\p{L}\\p{N}])+`, 'gu')) ?? []
  const isRun = (word: string) => new RegExp(`^${signs}+$`, 'u').test(word)
  const [only] = wanted
  if (wanted.length === 1 && only !== undefined && isRun(only)) {
    return words.some((word) => word.includes(plain(only)))
  }
  return words.some((_, start) =>
    wanted.every((want, at) => {
      const word = words[start + at]
      const last = at === wanted.length - 1
      return word !== undefined && (last && prefix ? word.startsWith(plain(want)) : word === plain(want))
    }),
  )
}

/** Small, without accents of Latin and Greek letters, ё like е, ß like ss; й is a letter of its own. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(/[\p{Script=Latin}\p{Script=Greek}]\p{M}*/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
}
