import type { DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { I18n } from '../../i18n/i18n.ts'

/** Why a sign-in failed, and of which server: both may bear one name, and the one that sends is tried after the other. */
export function describeSignIn(error: DeskErrorShape, { t, describeError }: Pick<I18n, 't' | 'describeError'>): string {
  const reason = describeError(error)
  return error.params.protocol === 'smtp' ? t('accounts.form.sendingRefused', { reason }) : reason
}
