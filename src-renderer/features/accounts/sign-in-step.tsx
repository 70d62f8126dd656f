import { ChevronRight } from 'lucide-react'
import { useStore } from 'zustand'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { AddAccountStore } from './add-account-store.ts'
import { describeSignIn } from './describe-sign-in.ts'
import { DiscoveryCard } from './discovery-card.tsx'
import styles from './form.module.css'
import { OAuthFields } from './oauth-fields.tsx'
import { PasswordField } from './password-field.tsx'
import { ServerFields } from './server-fields.tsx'
import { useFocusOnMount } from './use-focus-on-mount.ts'

/** The second page: what was found, and the one thing only the user knows. */
export function SignInStep({ store }: { readonly store: AddAccountStore }) {
  const i18n = useI18n()
  const { t } = i18n
  const { form, errors, found, manual, edit, setManual, back } = useStore(store)
  const password = useFocusOnMount()
  // A provider that takes no passwords gets no switch; where nothing is known both must be possible.
  const methods = found?.auth ?? (['password', 'oauth2'] as const)
  return (
    <>
      <div className={styles.who}>
        <Avatar name={form.address} size="small" />
        <span className={styles.whoText}>{form.address}</span>
        <Button size="small" variant="quiet" onClick={back}>
          {t('accounts.add.change')}
        </Button>
      </div>
      <DiscoveryCard found={found} form={form} />
      {methods.length > 1 && (
        <SegmentedControl
          label={t('accounts.form.method')}
          value={form.auth}
          onValueChange={(auth) => edit({ auth })}
          options={methods.map((value) => ({ value, label: t(`accounts.form.method.${value}`) }))}
        />
      )}
      {form.auth === 'password' ? (
        <PasswordField
          ref={password}
          value={form.password}
          onValueChange={(value) => edit({ password: value })}
          hint={t('accounts.form.passwordHint')}
          error={errors.password ? describeSignIn(errors.password, i18n) : null}
        />
      ) : (
        <OAuthFields oauth={form.oauth} errors={errors} onEdit={edit} />
      )}
      <button type="button" className={styles.disclosure} aria-expanded={manual} onClick={() => setManual(!manual)}>
        <ChevronRight aria-hidden="true" />
        {t('accounts.form.manual')}
      </button>
      {manual && <ServerFields form={form} errors={errors} onEdit={edit} />}
      {errors.form && (
        <p className={styles.error} role="alert">
          {describeSignIn(errors.form, i18n)}
        </p>
      )}
    </>
  )
}
