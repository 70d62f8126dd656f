import type { TriageStep } from '../../contract/triage.ts'

/** Steps in the order they were asked for, of each topic the last: a conversation is waiting or done, never both. */
export function settledSteps(steps: readonly TriageStep[]): readonly TriageStep[] {
  return steps.filter((step, at) => !steps.slice(at + 1).some((later) => topicOf(later) === topicOf(step)))
}

function topicOf(step: TriageStep): string {
  switch (step.type) {
    case 'status':
    case 'snooze':
    case 'archive':
      return 'status'
    case 'tag':
      return `tag ${step.tag}`
    default:
      return step.type
  }
}
