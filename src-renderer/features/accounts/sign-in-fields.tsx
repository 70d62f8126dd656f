import { useStore } from 'zustand'
import { authMethods } from '../../../src-main/contract/account.ts'
import { Button } from '../../components/button.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './accounts-settings.module.css'
import { describeSignIn } from './describe-sign-in.ts'
import type { EditAccountStore } from './edit-account-store.ts'
import form from './form.module.css'
import { OAuthFields } from './oauth-fields.tsx'
import { PasswordField } from './password-field.tsx'
import { ServerFields } from './server-fields.tsx'
import { useFocusOnMount } from './use-focus-on-mount.ts'

/** How an account that exists signs in; an empty password keeps the present one. */
export function SignInFields({ store }: { readonly store: EditAccountStore }) {
  const i18n = useI18n()
  const { t } = i18n
  const { form: typed, errors, edit } = useStore(store)
  const password = useFocusOnMount()
  return (
    <div className={form.form}>
      <SegmentedControl
        label={t('accounts.form.method')}
        value={typed.auth}
        onValueChange={(auth) => edit({ auth })}
        options={authMethods.map((value) => ({ value, label: t(`accounts.form.method.${value}`) }))}
      />
      {typed.auth === 'password' ? (
        <PasswordField
          ref={password}
          value={typed.password}
          onValueChange={(value) => edit({ password: value })}
          hint={t('accounts.form.passwordKept')}
          error={errors.password ? describeSignIn(errors.password, i18n) : null}
        />
      ) : (
        <OAuthFields oauth={typed.oauth} errors={errors} onEdit={edit} />
      )}
      <ServerFields form={typed} errors={errors} onEdit={edit} />
      <TrustedCertificate
        title={t('accounts.form.trusted')}
        fingerprint={typed.trustedFingerprint}
        onForget={() => edit({ trustedFingerprint: null })}
      />
      <TrustedCertificate
        title={t('accounts.form.trustedForSending')}
        fingerprint={typed.smtpTrustedFingerprint}
        onForget={() => edit({ smtpTrustedFingerprint: null })}
      />
    </div>
  )
}

interface TrustedCertificateProps {
  readonly title: string
  readonly fingerprint: string | null
  readonly onForget: () => void
}

function TrustedCertificate({ title, fingerprint, onForget }: TrustedCertificateProps) {
  const { t } = useI18n()
  if (fingerprint === null) return null
  return (
    <div className={form.group}>
      <p className={form.legend}>{title}</p>
      <div className={styles.trusted}>
        <span className={form.mono}>{fingerprint}</span>
        <Button size="small" onClick={onForget}>
          {t('accounts.form.forgetTrusted')}
        </Button>
      </div>
    </div>
  )
}
