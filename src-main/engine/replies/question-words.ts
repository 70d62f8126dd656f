import { asIndexed, cutWords } from '../search/words.ts'
import { latinLanguages } from './language-words.ts'

/** A word is known by its beginning: `refund`, `refunded`, and `посылка`, `посылку` ask for the same. */
const stem = 5
const mostWords = 60

/** Small words of the languages that have no list of signs. */
const others =
  'здравствуйте добрый день вечер пожалуйста спасибо меня мне мой моя мое есть был была было это что как когда где или для уже еще очень вас вам ваш если так все она они его она dov можно хочу так на не по до из от за при'
const small = new Set(
  [...latinLanguages.flatMap(({ words }) => words), ...others.split(' ')].map((word) => asIndexed(word)),
)

/** What a question is about: its words without the small ones, each once, as questions are compared. */
export function questionWords(text: string): readonly string[] {
  const words = asIndexed(cutWords(text)).split(/[^\p{L}\p{N}]+/u)
  const meant = words.filter((word) => word !== '' && !small.has(word) && !/^\d+$/.test(word))
  // A single letter says something only where a sign is a word.
  const telling = meant.filter((word) => word.length > 2 || /[^\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word))
  return [...new Set(telling.map((word) => word.slice(0, stem)))].slice(0, mostWords)
}
