import {
  type SearchContent,
  type SearchOperator,
  type SearchPlace,
  type SearchState,
  searchContents,
  searchOperators,
  searchPlaces,
  searchStates,
} from '../../contract/search.ts'

// What people type, in the window's languages. English always works; accents and case do not matter.
const operators: Readonly<Record<SearchOperator, string>> = {
  from: 'sender от da de la dela',
  to: 'recipient кому destinatario către',
  subject: 'тема oggetto subiect',
  in: 'folder в папка cartella în folderul',
  has: 'есть contiene conține',
  is: 'это è este',
  after: 'since после dopo după',
  before: 'until до prima înainte',
  on: 'date дата il data pe',
  file: 'filename файл allegato fișier',
}

const places: Readonly<Record<SearchPlace, string>> = {
  inbox: 'входящие in-arrivo primite mesaje-primite',
  sent: 'отправленные inviati inviata trimise',
  archive: 'архив archivio arhivă all',
  junk: 'spam спам indesiderata nedorite',
  trash: 'bin deleted корзина cestino coș gunoi',
  drafts: 'draft черновики bozze ciorne',
}

const contents: Readonly<Record<SearchContent, string>> = {
  attachment:
    'attachments file files вложение вложения файл файлы allegato allegati atașament atașamente fișier fișiere',
  image:
    'images photo photos picture pictures картинка картинки изображение фото immagine immagini foto imagine imagini',
  pdf: 'пдф',
  link: 'links url ссылка ссылки collegamento collegamenti legătură legături',
  invitation: 'invitations invite calendar приглашение приглашения invito inviti invitație invitații',
}

const states: Readonly<Record<SearchState, string>> = {
  unread: 'new непрочитанное непрочитанные новое nonletto non-letto nonletti non-letti necitit necitite',
  unanswered:
    'waiting неотвеченное неотвеченные безответа без-ответа senzarisposta senza-risposta fărărăspuns fără-răspuns',
  starred: 'flagged важное отмеченное speciale contrassegnato marcat steluță',
  received: 'incoming полученное входящее ricevuto ricevuti primit primite',
  sent: 'outgoing отправленное исходящее inviato inviati trimis trimise',
  read: 'seen прочитанное прочитанные letto letti citit citite',
  bounce: 'bounced undelivered недоставленное возвращенное respinto respinti nelivrat nelivrate',
  'auto-reply': 'autoreply automatic автоответ automatico automat',
  newsletter: 'newsletters bulk рассылка рассылки',
  spam: 'junk спам indesiderata nedorite',
}

/** A word as it is compared: without case and accents. */
export function plainWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function table<Word extends string>(
  words: readonly Word[],
  others: Readonly<Record<Word, string>>,
): ReadonlyMap<string, Word> {
  return new Map(
    words.flatMap((word) =>
      [word as string, ...others[word].split(' ')].map((name) => [plainWord(name), word] as const),
    ),
  )
}

const operatorWords = table(searchOperators, operators)

/** The operator a word before a colon stands for; null for any other word. */
export function operatorOf(word: string): SearchOperator | null {
  return operatorWords.get(plainWord(word).replaceAll(' ', '')) ?? null
}

export const placeWords = table(searchPlaces, places)
export const contentWords = table(searchContents, contents)
export const stateWords = table(searchStates, states)

/**
 * What a value stands for. A word that is still being typed also stands for the first that begins with it, so that
 * results do not jump about until its last letter.
 */
export function meaningOf<Word extends string>(
  words: ReadonlyMap<string, Word>,
  value: string,
  typing: boolean,
): Word | null {
  const plain = plainWord(value)
  const exact = words.get(plain)
  if (exact !== undefined || !typing || plain === '') return exact ?? null
  for (const [name, word] of words) if (name.startsWith(plain)) return word
  return null
}
