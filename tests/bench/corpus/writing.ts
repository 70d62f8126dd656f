import { type Random, zipf } from './random.ts'
import { type Language, vocabularies } from './vocabulary.ts'

/** Makes text that looks to an index like a support desk's: Zipf's law, five languages, order numbers, links. */
export interface Writing {
  word(random: Random, language: Language): string
  subject(random: Random, language: Language): string
  /** Paragraphs of about so many words in all. */
  paragraphs(random: Random, language: Language, words: number): readonly string[]
}

const japaneseParticles = ['は', 'が', 'を', 'に', 'で', 'と', 'の', 'も', 'から', 'まで']
const japaneseEndings = [
  'です。',
  'ます。',
  'しました。',
  'ください。',
  'お願いします。',
  'でしょうか。',
  'ございます。',
]

export function writing(world: Random): Writing {
  const lists = vocabularies(world)
  const ranks = Object.fromEntries(Object.entries(lists).map(([language, list]) => [language, zipf(list.length)]))

  const word = (random: Random, language: Language) => {
    const rank = ranks[language]?.(random) ?? 0
    return lists[language][rank] ?? ''
  }

  const japaneseSentence = (random: Random, clauses: number) => {
    let text = ''
    for (let clause = 0; clause < clauses; clause += 1) text += word(random, 'ja') + random.pick(japaneseParticles)
    return text + word(random, 'ja') + random.pick(japaneseEndings)
  }

  const sentence = (random: Random, language: Language) => {
    const length = Math.max(3, Math.round(11 + 5 * random.gauss()))
    if (language === 'ja') return japaneseSentence(random, Math.max(2, length >> 1))
    const words = Array.from({ length }, (_, index) => {
      const comma = index < length - 1 && random.chance(0.06) ? ',' : ''
      return detail(random) ?? word(random, language) + comma
    })
    const end = random.chance(0.15) ? '?' : random.chance(0.04) ? '!' : '.'
    return capitalised(words.join(' ')) + end
  }

  return {
    word,
    subject: (random, language) => {
      const words = Array.from({ length: random.between(3, 8) }, () => word(random, language))
      const text = language === 'ja' ? `${words.slice(0, 4).join('の')}について` : capitalised(words.join(' '))
      return random.chance(0.2) ? `[#${random.between(100_000, 999_999)}] ${text}` : text
    },
    paragraphs: (random, language, target) => {
      const paragraphs: string[] = []
      let written = 0
      while (written < target) {
        const sentences = Array.from({ length: random.between(1, 5) }, () => sentence(random, language))
        written += sentences.reduce((sum, one) => sum + wordCount(one, language), 0)
        paragraphs.push(sentences.join(language === 'ja' ? '' : ' '))
      }
      return paragraphs
    },
  }
}

/** Now and then something that is no word: an order, a sum, a link. */
function detail(random: Random): string | null {
  const dice = random.next()
  if (dice < 0.004) return `#${random.between(10_000, 999_999)}`
  if (dice < 0.008) return `ORD-${random.between(2019, 2025)}-${String(random.between(1, 99_999)).padStart(5, '0')}`
  if (dice < 0.01) return `${random.between(1, 4999)},${String(random.between(0, 99)).padStart(2, '0')} EUR`
  if (dice < 0.011) return `https://shop.example/t/${random.between(1e6, 9e7).toString(36)}`
  return null
}

function wordCount(sentence: string, language: Language): number {
  return language === 'ja' ? sentence.length >> 1 : sentence.split(' ').length
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
