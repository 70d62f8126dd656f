import type { ConditionKind, ConditionMatch, ContactAttribute, SlaConditions } from '../../../contract/sla.ts'
import { inOrder } from '../clock/in-order.ts'
import type { SlaFacts } from '../facts.ts'

/** One condition of a policy that says something: what it wants, and what of a conversation fits it. */
interface Condition {
  readonly kind: ConditionKind
  readonly wanted: string
  /** What the conversation has that fits; null when nothing does. */
  fits(facts: SlaFacts): string | null
}

/** Whether conversations are what a policy is for. */
export interface PolicyMatch {
  matches(facts: SlaFacts): boolean
  /** What each condition matched on; or the first that failed, with what it wants. */
  explain(facts: SlaFacts): { readonly matched: readonly ConditionMatch[] } | { readonly failed: ConditionMatch }
}

export function policyMatch(conditions: SlaConditions): PolicyMatch {
  const all = conditionsOf(conditions)
  return {
    matches: (facts) => all.every((condition) => condition.fits(facts) !== null),
    explain(facts) {
      const matched: ConditionMatch[] = []
      for (const { kind, wanted, fits } of all) {
        const value = fits(facts)
        if (value === null) return { failed: { condition: kind, value: wanted } }
        matched.push({ condition: kind, value })
      }
      return { matched }
    },
  }
}

function conditionsOf(conditions: SlaConditions): readonly Condition[] {
  const { direction } = conditions
  const lists = [
    oneOf('channels', conditions.channels, ({ subject }) => [subject.channel]),
    oneOf('accounts', conditions.accounts, ({ subject }) => [subject.account]),
    oneOf('tags', conditions.tags, ({ subject }) => subject.tags),
    oneOf('priorities', conditions.priorities, ({ subject }) => [subject.priority]),
    oneOf('languages', conditions.languages, ({ subject }) => (subject.language === null ? [] : [subject.language])),
    oneOf('segments', conditions.segments, ({ subject }) => [subject.contact.isNew ? 'new' : 'returning']),
    oneOf('direction', direction === null ? [] : [direction], directionOf),
  ]
  return [...lists.flatMap((condition) => condition ?? []), ...conditions.contact.map(contactCondition)]
}

function oneOf(
  kind: ConditionKind,
  values: readonly string[],
  has: (facts: SlaFacts) => readonly string[],
): Condition | null {
  if (values.length === 0) return null
  // As they are written too, for most are written alike and folding takes longer than looking.
  const wanted = new Set([...values, ...values.map(folded)])
  return {
    kind,
    wanted: values.join(', '),
    fits: (facts) => has(facts).find((value) => wanted.has(value) || wanted.has(folded(value))) ?? null,
  }
}

function contactCondition({ attribute, values }: SlaConditions['contact'][number]): Condition {
  const wanted = values.map(folded)
  return {
    kind: attribute,
    wanted: values.join(', '),
    fits: ({ subject }) =>
      attributeOf(attribute, subject.contact).find((has) =>
        wanted.some((value) => attributeFits(attribute, folded(has), value)),
      ) ?? null,
  }
}

/** Whether what a contact has fits what is wanted of it, both folded: words are looked for within names and notes. */
export function attributeFits(attribute: ContactAttribute, has: string, wanted: string): boolean {
  switch (attribute) {
    case 'address':
      return has === wanted
    case 'domain': {
      const domain = has.slice(has.lastIndexOf('@') + 1)
      const plain = wanted.replace(/^@/, '')
      return domain === plain || domain.endsWith(`.${plain}`)
    }
    case 'name':
    case 'note':
      return has.includes(wanted)
  }
}

function attributeOf(attribute: ContactAttribute, contact: SlaFacts['subject']['contact']): readonly string[] {
  switch (attribute) {
    case 'address':
    case 'domain':
      return contact.addresses
    case 'name':
      return contact.names
    case 'note':
      return [contact.note]
  }
}

/** Who spoke first; nothing when only robots did. */
function directionOf(facts: SlaFacts): readonly ('in' | 'out')[] {
  const first = inOrder(facts.messages).find(({ by }) => by === 'customer' || by === 'agent')
  return first ? [first.by === 'customer' ? 'in' : 'out'] : []
}

export function folded(value: string): string {
  return value.normalize('NFKC').toLowerCase()
}
