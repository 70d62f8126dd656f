import type { CannedReplyInput } from '../../src-main/contract/canned.ts'
import { randomFrom } from './corpus/random.ts'
import type { Language } from './corpus/vocabulary.ts'
import { writing } from './corpus/writing.ts'

const folders = 40

/** Canned replies as a large team has gathered them over years: short and long ones, with names to fill in. */
export function cannedReplies(count: number): readonly CannedReplyInput[] {
  const words = writing(randomFrom('world'))
  return Array.from({ length: count }, (_, number) => {
    const random = randomFrom(`canned ${number}`)
    const language: Language = random.chance(0.8) ? 'en' : 'it'
    const paragraphs = words.paragraphs(random, language, random.between(20, 150))
    const body = [
      '<p>Hello {{ contact.first_name | default: "there" }},</p>',
      ...paragraphs.map((text) => `<p>${text}</p>`),
      '<p>{{ agent.name }}</p>',
    ].join('')
    return {
      title: `${words.subject(random, language)} ${number}`,
      folder: `${words.word(randomFrom(`folder ${number % folders}`), language)} ${number % folders}`,
      tags: [words.word(random, language)],
      shortcut: `r${number}`,
      variants: [{ channel: null, language, body }],
    }
  })
}
