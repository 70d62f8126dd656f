import { transportSecurities } from '../../../src-main/contract/account.ts'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { type AccountForm, type FormErrors, type ServerForm, withSecurity } from './account-form.ts'
import styles from './form.module.css'

interface ServerFieldsProps {
  readonly form: AccountForm
  readonly errors: FormErrors
  readonly onEdit: (patch: Partial<AccountForm>) => void
}

/** Where to read, where to send, and under which name: what the discovery filled in, to be corrected by hand. */
export function ServerFields({ form, errors, onEdit }: ServerFieldsProps) {
  const { t, describeError } = useI18n()
  return (
    <>
      <ServerRow kind="imap" server={form.imap} errors={errors} onChange={(imap) => onEdit({ imap })} />
      <ServerRow kind="smtp" server={form.smtp} errors={errors} onChange={(smtp) => onEdit({ smtp })} />
      <TextField
        label={t('accounts.form.user')}
        value={form.user}
        onValueChange={(user) => onEdit({ user })}
        hint={t('accounts.form.userHint')}
        error={errors.user && describeError(errors.user)}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  )
}

interface ServerRowProps {
  readonly kind: 'imap' | 'smtp'
  readonly server: ServerForm
  readonly errors: FormErrors
  readonly onChange: (server: ServerForm) => void
}

function ServerRow({ kind, server, errors, onChange }: ServerRowProps) {
  const { t, describeError } = useI18n()
  const hostError = errors[`${kind}Host`]
  const portError = errors[`${kind}Port`]
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t(`accounts.form.${kind}`)}</legend>
      <div className={styles.row}>
        <TextField
          label={t('accounts.form.host')}
          value={server.host}
          onValueChange={(host) => onChange({ ...server, host })}
          error={hostError && describeError(hostError)}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          label={t('accounts.form.port')}
          value={server.port}
          onValueChange={(port) => onChange({ ...server, port })}
          error={portError && describeError(portError)}
          inputMode="numeric"
          autoComplete="off"
        />
        <Select
          label={t('accounts.form.security')}
          value={server.security}
          onValueChange={(security) => onChange(withSecurity(server, security, kind))}
          options={transportSecurities.map((value) => ({ value, label: t(`accounts.form.security.${value}`) }))}
        />
      </div>
      {kind === 'smtp' && <p className={styles.note}>{t('accounts.form.smtpHint')}</p>}
    </fieldset>
  )
}
