import type { ConditionKind, DraftPolicy, PolicyProblem, SlaTarget } from '../../../../src-main/contract/sla.ts'
import type { MessageKey } from '../../../i18n/catalogues.ts'
import type { I18n } from '../../../i18n/i18n.ts'

export const conditionNames: Readonly<Record<ConditionKind, MessageKey>> = {
  channels: 'policies.condition.channels',
  accounts: 'policies.condition.accounts',
  tags: 'policies.condition.tags',
  priorities: 'policies.condition.priorities',
  address: 'policies.condition.address',
  domain: 'policies.condition.domain',
  name: 'policies.condition.name',
  note: 'policies.condition.note',
  segments: 'policies.condition.segments',
  languages: 'policies.condition.languages',
  direction: 'policies.condition.direction',
}

/** `4 hours` */
export function amountText({ amount, unit }: SlaTarget, { t }: I18n): string {
  return t(`policies.amount.${unit}`, { count: amount })
}

/** Its targets in the order of a conversation's life: `4 hours · 8 hours · 3 days`. */
export function summarise(policy: DraftPolicy, i18n: I18n): string {
  const targets = [policy.firstReply, policy.nextReply, policy.resolution]
  const parts = targets.map((target) => (target ? amountText(target, i18n) : '–'))
  return targets.every((target) => target === null) ? i18n.t('policies.noTargets') : parts.join(' · ')
}

/** What is odd about a policy, and what would happen. */
export function describePolicyProblem(
  { code, by, condition, text }: PolicyProblem,
  nameAt: (place: number) => string,
  unmatched: number,
  { t }: I18n,
): string {
  switch (code) {
    case 'shadowed':
      return t('policies.problem.shadowed', { by: by === null ? '' : nameAt(by) })
    case 'never-matches': {
      const name = condition ? t(conditionNames[condition]) : ''
      return text === ''
        ? t('policies.problem.neverMatches', { condition: name })
        : t('policies.problem.neverMatchesText', { condition: name, text })
    }
    case 'matched-nothing':
      return t('policies.problem.matchedNothing')
    case 'no-target':
      return t('policies.problem.noTarget')
    case 'never-due':
      return t('policies.problem.neverDue')
    case 'leaves-some':
      return t('policies.problem.leavesSome', { count: unmatched })
  }
}
