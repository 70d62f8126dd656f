import type { ConditionKind, ContactAttribute, DraftPolicy, SlaConditions } from '../../../../src-main/contract/sla.ts'

export const conditionKinds = [
  'channels',
  'accounts',
  'tags',
  'priorities',
  'address',
  'domain',
  'name',
  'note',
  'segments',
  'languages',
  'direction',
] as const satisfies readonly ConditionKind[]

const attributes: readonly ConditionKind[] = ['address', 'domain', 'name', 'note'] satisfies ContactAttribute[]

export function emptyPolicy(): DraftPolicy {
  return {
    id: null,
    name: '',
    enabled: true,
    conditions: {
      channels: [],
      accounts: [],
      tags: [],
      priorities: [],
      contact: [],
      segments: [],
      languages: [],
      direction: null,
    },
    calendar: null,
    firstReply: { amount: 4, unit: 'hours', time: 'business', warning: { type: 'percent', percent: 75 } },
    nextReply: null,
    resolution: null,
    pauses: { waiting: true, snoozed: true },
    graceMinutes: 0,
  }
}

/** What a policy wants of one kind; empty where it wants nothing. */
export function valuesOf(conditions: SlaConditions, kind: ConditionKind): readonly string[] {
  if (isAttribute(kind)) return conditions.contact.find(({ attribute }) => attribute === kind)?.values ?? []
  if (kind === 'direction') return conditions.direction === null ? [] : [conditions.direction]
  return conditions[kind as Exclude<ConditionKind, ContactAttribute | 'direction'>]
}

/** The conditions with other values of one kind, which must be of its words. */
export function withValues(conditions: SlaConditions, kind: ConditionKind, values: readonly string[]): SlaConditions {
  if (isAttribute(kind)) {
    const others = conditions.contact.filter(({ attribute }) => attribute !== kind)
    const own = values.length > 0 ? [{ attribute: kind, values: [...values] }] : []
    return { ...conditions, contact: [...others, ...own] }
  }
  if (kind === 'direction') return { ...conditions, direction: (values.at(-1) as SlaConditions['direction']) ?? null }
  return { ...conditions, [kind]: [...values] }
}

export function isAttribute(kind: ConditionKind): kind is ContactAttribute {
  return attributes.includes(kind)
}
