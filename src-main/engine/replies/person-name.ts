/** What to call a person; empty where the name does not tell. */
export interface PersonName {
  readonly first: string
  readonly last: string
}

const nobody: PersonName = { first: '', last: '' }
/** Titles before a name, in the languages of our users. */
const title =
  /^(?:mr|mrs|ms|miss|dr|prof|sir|herr|frau|sig|sig\.ra|sigra|sig\.na|dott|dott\.ssa|avv|ing|arch|geom|dl|dna|d-na|d-l|г-н|г-жа|mme|mlle|sr|sra|mag|dipl)\.?$/i
/** Scripts of names that begin with the family. */
const familyFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s\u3000]+$/u
/** What a name of a business, a department or a machine has and a person's has not. */
const noPerson =
  /[@\d/\\|_]|\b(?:srl|s\.r\.l|spa|s\.p\.a|gmbh|ltd|llc|inc|corp|ооо|оао|зао|pfa|team|support|sales|info|office|billing|newsletter|no-?reply|shop|store|service|customer)\b/i

/** The parts of a display name: `Pop, Ana`, `dr. Ana Maria Pop (Sales)`, `山田 太郎`. */
export function personName(displayName: string): PersonName {
  const plain = displayName
    .replace(/\([^)]*\)|"|[“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain === '' || noPerson.test(plain)) return nobody
  const comma = plain.indexOf(',')
  if (comma > 0) return { first: firstWord(plain.slice(comma + 1)), last: plain.slice(0, comma).trim() }
  const words = plain.split(' ').filter((word, at) => !(at < 3 && title.test(word)))
  if (familyFirst.test(plain))
    return words.length > 1 ? { first: words.slice(1).join(' '), last: words[0] ?? '' } : nobody
  return { first: properCase(words[0] ?? ''), last: words.slice(1).map(properCase).join(' ') }
}

function firstWord(text: string): string {
  return properCase(text.trim().split(' ')[0] ?? '')
}

/** Nobody likes to be shouted at: `ANA` and `ana` are Ana, `McKay` and `de Luca` stay as they are. */
function properCase(word: string): string {
  const isShouted = word.length > 2 && word === word.toLocaleUpperCase() && word !== word.toLocaleLowerCase()
  const isWhispered = word.length > 3 && word === word.toLocaleLowerCase()
  if (!isShouted && !isWhispered) return word
  return word.toLocaleLowerCase().replace(/(?<![\p{L}\p{M}’'])\p{L}/gu, (letter) => letter.toLocaleUpperCase())
}
