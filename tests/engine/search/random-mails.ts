import fc from 'fast-check'
import type { RemoteMessage } from '../../../src-main/channels/channel.ts'
import { attachment, firstDay, mail, minuteMs, us } from '../../support/remote-events.ts'
import type { AskedPart, Column, KnownMail, KnownPart } from './slow-search.ts'

/** Words that are alike but for case, accents, an ending or a script. */
const vocabulary = [
  'parcel',
  'Parcels',
  'parcelled',
  'late',
  'LATER',
  'päckchen',
  'Packchen',
  'straße',
  'STRASSE',
  'été',
  'ete',
  'e\u0301te\u0301s',
  'посылка',
  'Посылки',
  'ещё',
  'еще',
  'мой',
  'мои',
  'ελληνικά',
  'Ελληνικα',
  'λόγος',
  'țară',
  'tara',
  'perché',
  'x1',
  '2026',
  'and',
  'or',
  'not',
  'near',
] as const
const sentences = ['世界の注文', '注文', '世', 'お世話になって', 'パソコン', '配送カード'] as const
const people = [
  'Ana Pop <ana@mail.test>',
  'Ana Maria <ana.maria@post.test>',
  'Éric Bö <eric@mail.test>',
  'Мария <maria@mail.test>',
  '世界太郎 <taro@mail.test>',
] as const
const files = ['parcel.pdf', 'Été 2026.png', '注文.pdf'] as const
const folders = ['INBOX', 'Archive', 'Orders'] as const
const separators = [' ', ' ', ', ', '-', '\n', '. ', ' … '] as const
const dayMinutes = 24 * 60

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...vocabulary) },
  { weight: 1, arbitrary: fc.constantFrom(...sentences) },
)
const text = fc
  .array(fc.tuple(word, fc.constantFrom(...separators)), { maxLength: 8 })
  .map((parts) => parts.map((part) => part.join('')).join(''))

const facts = fc.record({
  sentByUs: fc.boolean(),
  person: fc.constantFrom(...people),
  subject: text,
  text,
  files: fc.uniqueArray(fc.constantFrom(...files), { maxLength: 1 }),
  folder: fc.constantFrom(...folders, null),
  day: fc.nat(7),
  seen: fc.boolean(),
  flagged: fc.boolean(),
})

/** Mails of one mailbox whose folders are all known, each at a minute of its own. */
export const randomMails: fc.Arbitrary<readonly { readonly known: KnownMail; readonly message: RemoteMessage }[]> = fc
  .array(facts, { minLength: 1, maxLength: 8 })
  .map((all) =>
    all.map((each, at) => {
      const { sentByUs, person, subject, folder, seen, flagged } = each
      const from = sentByUs ? us : person
      const to = [sentByUs ? person : us]
      const minutes = each.day * dayMinutes + at
      const letter = { from, to, subject, text: each.text, at: minutes, id: `m${at}@mail.test` }
      const message = mail({
        ...letter,
        flags: { seen, flagged, answered: false },
        place: folder ? { folder, uid: at + 1 } : null,
        attachments: each.files.map((name) => attachment(name)),
      })
      const { files, text } = each
      const known = {
        mail: letter,
        text,
        files,
        at: firstDay + minutes * minuteMs,
        sentByUs,
        folder,
        unread: !seen,
        starred: flagged,
      }
      return { known, message }
    }),
  )

/** How a word may be typed that means the same. */
const typedLike = (written: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    written,
    written.toUpperCase().normalize('NFD').normalize('NFC'),
    written.toLowerCase(),
    accentless(written),
  )

function accentless(written: string): string {
  return written.replace(/[\p{Script=Latin}\p{Script=Greek}]\p{M}*/gu, (sign) =>
    sign.normalize('NFD').replace(/\p{M}/gu, ''),
  )
}

const wordsOf = (typed: string) => typed.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
const columns: Readonly<Record<Column, string>> = { subject: 'subject:', from: 'from:', to: 'to:', file: 'file:' }
const column = fc.option(fc.constantFrom<Column>('subject', 'from', 'to', 'file'), { freq: 2 })
const part = (typed: string, meant: KnownPart) => ({ typed, part: meant })
const wordPart = (column: Column | null, typed: string, words: readonly string[], prefix: boolean) =>
  part(`${column ? columns[column] : ''}${typed}`, { kind: 'word', column, words, prefix })

const oneWord = fc
  .tuple(column, fc.constantFrom(...vocabulary, 'ana', 'maria', 'Мария', 'bö', 'pdf', 'shop').chain(typedLike))
  .map(([column, typed]) => wordPart(column, typed, wordsOf(typed), false))

const beginning = fc
  .tuple(column, fc.constantFrom(...vocabulary, 'maria'), fc.integer({ min: 1, max: 6 }))
  .map(([column, whole, length]) => {
    const typed = whole.normalize('NFC').slice(0, length)
    return wordPart(column, `${typed}*`, [typed], true)
  })

const partOfSentence = fc
  .tuple(column, fc.constantFrom(...sentences, '太郎'), fc.nat(), fc.integer({ min: 1, max: 4 }))
  .map(([column, sentence, from, length]) => {
    const start = from % sentence.length
    const typed = sentence.slice(start, start + length)
    return wordPart(column, typed, [typed], false)
  })

const phrase = fc
  .tuple(column, fc.array(fc.constantFrom(...vocabulary, 'Ana', 'Pop', 'mail'), { minLength: 1, maxLength: 3 }))
  .map(([column, words]) => wordPart(column, `"${words.join(' ')}"`, words, false))

const address = fc
  .tuple(column, fc.constantFrom('ana@mail.test', 'ana.maria@post.test', us))
  .map(([column, typed]) => wordPart(column, typed, wordsOf(typed), false))

const time = fc
  .tuple(fc.constantFrom('after' as const, 'before' as const), fc.integer({ min: 1, max: 9 }))
  .map(([kind, day]) => part(`${kind}:2026-11-0${day}`, { kind, time: new Date(2026, 10, day).getTime() }))

const fact = fc.constantFrom(
  part('in:inbox', { kind: 'in', folder: 'INBOX' }),
  part('in:archive', { kind: 'in', folder: 'Archive' }),
  part('in:Orders', { kind: 'in', folder: 'Orders' }),
  part('is:sent', { kind: 'direction', sent: true }),
  part('is:received', { kind: 'direction', sent: false }),
  part('has:attachment', { kind: 'file' }),
  part('is:unread', { kind: 'unread' }),
  part('is:starred', { kind: 'starred' }),
)

/** One thing to ask for, or to leave out. */
const askedPart: fc.Arbitrary<AskedPart> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: oneWord },
      { weight: 3, arbitrary: beginning },
      { weight: 2, arbitrary: partOfSentence },
      { weight: 2, arbitrary: phrase },
      { weight: 1, arbitrary: address },
      { weight: 2, arbitrary: fact },
      { weight: 1, arbitrary: time },
    ),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([{ typed, part }, dice]) =>
    dice === 1 ? { typed: `-${typed}`, part, negated: true } : { typed, part, negated: false },
  )

export const askedParts: fc.Arbitrary<readonly AskedPart[]> = fc.array(askedPart, { minLength: 1, maxLength: 4 })
