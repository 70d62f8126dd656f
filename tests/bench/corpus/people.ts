import { at, type Random, weighted, zipf } from './random.ts'
import type { Language } from './vocabulary.ts'
import type { Writing } from './writing.ts'

export interface Correspondent {
  readonly name: string
  readonly address: string
  readonly language: Language
}

/** The business whose mailbox it is. */
export const ownDomain = 'acme-support.example'

export interface Society {
  readonly agents: readonly Correspondent[]
  readonly robots: readonly Correspondent[]
  readonly domains: readonly string[]
  readonly customers: readonly Correspondent[]
  /** A few customers write often, most once. */
  customer(random: Random): Correspondent
  language(random: Random): Language
}

const languageShares = weighted<Language>([
  [55, 'en'],
  [15, 'it'],
  [12, 'ru'],
  [10, 'ro'],
  [8, 'ja'],
])

const split = (names: string): readonly string[] => names.split(' ')

const names: Readonly<Record<Language, { readonly given: readonly string[]; readonly family: readonly string[] }>> = {
  en: {
    given: split('James Mary Robert Linda John Susan Oliver Emma Harry Grace Noah Chloe'),
    family: split('Smith Jones Taylor Brown Wilson Evans Walker Wright Green Hall Clarke Turner'),
  },
  it: {
    given: split('Giulia Marco Sofia Luca Chiara Paolo Elena Andrea Niccolò Francesca'),
    family: split('Rossi Bianchi Esposito Romano Colombo Ricci Marino Greco Conti Nicolò'),
  },
  ru: {
    given: split('Анна Иван Ольга Сергей Мария Дмитрий Елена Алексей Наталья Павел'),
    family: split('Иванова Петров Смирнова Кузнецов Попова Соколов Лебедева Козлов Новикова Морозов'),
  },
  ro: {
    given: split('Andrei Ioana Mihai Elena Ștefan Maria Vlad Raluca Răzvan Cătălina'),
    family: split('Popescu Ionescu Dumitru Stan Stoica Gheorghe Rusu Munteanu Țurcanu Bălan'),
  },
  ja: { given: split('健 美咲 大輔 陽子 翔太 由美 直樹 恵'), family: split('佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村') },
}

export function society(world: Random, writing: Writing, customerCount = 3000): Society {
  const asciiWord = () => writing.word(world, 'en').replace(/[^a-z]/g, '') || 'shop'
  const domains = Array.from({ length: 180 }, (_, index) => `${asciiWord()}${index}.${world.pick(['example', 'test'])}`)
  const customers = Array.from({ length: customerCount }, (_, index) => {
    const language = languageShares(world)
    const { given, family } = names[language]
    const name = language === 'ja' ? [world.pick(family), world.pick(given)] : [world.pick(given), world.pick(family)]
    const box = `${world.pick(['info', 'j', 'm', 'k', 'sales', 'office'])}.${asciiWord()}${index}`
    const domain = at(domains, Math.floor(world.next() ** 2 * domains.length))
    return { language, name: name.join(' '), address: `${box}@${domain}` }
  })
  const rank = zipf(customers.length, 1, 3)
  return {
    domains,
    customers,
    agents: split('giulia.conti tom.becker anna.petrova radu.marin support').map((box) => ({
      name: box.replace(/(^|\.)(\w)/g, (_, dot: string, first: string) => (dot ? ' ' : '') + first.toUpperCase()),
      address: `${box}@${ownDomain}`,
      language: 'en',
    })),
    robots: split('billing no-reply newsletter tracking alerts calendar').flatMap((box, kind) =>
      [0, 1, 2, 3].map((copy) => ({
        name: box,
        address: `${box}@mail.${at(domains, kind * 4 + copy)}`,
        language: 'en' as const,
      })),
    ),
    customer: (random) => at(customers, rank(random)),
    language: languageShares,
  }
}
