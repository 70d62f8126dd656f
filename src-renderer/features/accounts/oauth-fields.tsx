import { oauthProviders } from '../../../src-main/contract/oauth-providers.ts'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useHost } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { type AccountForm, type FormErrors, type OAuthForm, oauthForm } from './account-form.ts'
import styles from './form.module.css'

interface OAuthFieldsProps {
  readonly oauth: OAuthForm
  readonly errors: FormErrors
  readonly onEdit: (patch: Partial<AccountForm>) => void
}

const providers = ['google', 'microsoft', 'custom'] as const

/** What a sign-in through the browser needs: the user's own client id, and the endpoints of a provider we do not know. */
export function OAuthFields({ oauth, errors, onEdit }: OAuthFieldsProps) {
  const { t, describeError } = useI18n()
  const host = useHost()
  const { provider } = oauth
  const edit = (patch: Partial<OAuthForm>) => onEdit({ oauth: { ...oauth, ...patch } })
  const errorOf = (field: keyof FormErrors) => {
    const error = errors[field]
    return error && describeError(error)
  }
  return (
    <>
      <Select
        label={t('accounts.oauth.provider')}
        value={provider}
        onValueChange={(next) => onEdit({ oauth: { ...oauthForm(next), clientId: oauth.clientId } })}
        options={providers.map((value) => ({ value, label: t(`accounts.oauth.provider.${value}`) }))}
      />
      <div className={styles.group}>
        <TextField
          label={t('accounts.oauth.clientId')}
          value={oauth.clientId}
          onValueChange={(clientId) => edit({ clientId })}
          hint={t(`accounts.oauth.clientIdHint.${provider}`)}
          error={errorOf('clientId')}
          autoComplete="off"
          spellCheck={false}
        />
        {provider !== 'custom' && (
          <button
            type="button"
            className={styles.link}
            onClick={() => host.openExternal(oauthProviders[provider].registrationUrl)}
          >
            {t('accounts.oauth.register')}
          </button>
        )}
      </div>
      {provider !== 'microsoft' && (
        <TextField
          label={t('accounts.oauth.clientSecret')}
          type="password"
          value={oauth.clientSecret}
          onValueChange={(clientSecret) => edit({ clientSecret })}
          hint={t(`accounts.oauth.clientSecretHint.${provider}`)}
          autoComplete="off"
        />
      )}
      {provider === 'custom' && (
        <>
          <TextField
            label={t('accounts.oauth.authorizationEndpoint')}
            value={oauth.authorizationEndpoint}
            onValueChange={(authorizationEndpoint) => edit({ authorizationEndpoint })}
            error={errorOf('authorizationEndpoint')}
            placeholder="https://"
            spellCheck={false}
          />
          <TextField
            label={t('accounts.oauth.tokenEndpoint')}
            value={oauth.tokenEndpoint}
            onValueChange={(tokenEndpoint) => edit({ tokenEndpoint })}
            error={errorOf('tokenEndpoint')}
            placeholder="https://"
            spellCheck={false}
          />
          <TextField
            label={t('accounts.oauth.scopes')}
            value={oauth.scopes}
            onValueChange={(scopes) => edit({ scopes })}
            spellCheck={false}
          />
        </>
      )}
    </>
  )
}
