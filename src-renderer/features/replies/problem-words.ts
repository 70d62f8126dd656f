import type { TemplateProblem } from '../../../src-main/contract/canned.ts'
import { assertNever } from '../../../src-main/contract/errors.ts'
import type { Translate } from '../../i18n/i18n.ts'

/** What is wrong with a template, without its place. */
export function problemWords({ code, text }: TemplateProblem, t: Translate): string {
  switch (code) {
    case 'empty-variable':
      return t('replies.problem.empty', { variable: text })
    case 'unknown-variable':
      return t('replies.problem.unknown', { variable: text })
    case 'syntax':
      return t('replies.problem.syntax', { detail: text })
    case 'too-long':
      return t('replies.problem.tooLong')
    default:
      return assertNever(code)
  }
}
