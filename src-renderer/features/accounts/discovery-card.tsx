import { CircleCheck, SearchX } from 'lucide-react'
import type { DiscoveredServers } from '../../../src-main/contract/account.ts'
import { useHost } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { AccountForm, ServerForm } from './account-form.ts'
import styles from './form.module.css'

interface DiscoveryCardProps {
  readonly found: DiscoveredServers | null
  readonly form: AccountForm
}

/** What was found out about the address, and by whom; or that nobody knew. */
export function DiscoveryCard({ found, form }: DiscoveryCardProps) {
  const { t } = useI18n()
  if (!found) {
    return (
      <div className={styles.card}>
        <SearchX aria-hidden="true" />
        <div className={styles.cardBody}>
          <p className={styles.cardTitle}>
            {t('accounts.found.none', { domain: form.address.split('@').at(-1) ?? '' })}
          </p>
          <p className={styles.note}>{t('accounts.found.noneText')}</p>
        </div>
      </div>
    )
  }
  const nameOf = ({ host, port, security }: ServerForm) =>
    t('accounts.found.server', { host, port, security: t(`accounts.form.security.${security}`) })
  return (
    <div className={styles.card} data-tone="success">
      <CircleCheck aria-hidden="true" />
      <div className={styles.cardBody}>
        <p className={styles.cardTitle}>{t(`accounts.found.${found.source}`, { provider: found.provider })}</p>
        <p className={styles.mono}>{nameOf(form.imap)}</p>
        {form.smtp.host.trim() === '' ? (
          <p className={styles.note}>{t('accounts.found.cannotSend')}</p>
        ) : (
          <p className={styles.mono}>{t('accounts.found.sends', { server: nameOf(form.smtp) })}</p>
        )}
        {found.helpUrl && form.auth === 'password' && <PasswordHelp found={found} helpUrl={found.helpUrl} />}
      </div>
    </div>
  )
}

function PasswordHelp({ found, helpUrl }: { readonly found: DiscoveredServers; readonly helpUrl: string }) {
  const { t } = useI18n()
  const { openExternal } = useHost()
  const isBridge = found.imap.host === '127.0.0.1'
  const wantsAppPassword = found.source === 'preset'
  return (
    <>
      {wantsAppPassword && (
        <p className={styles.note}>
          {isBridge ? t('accounts.found.bridgeText') : t('accounts.found.helpText', { provider: found.provider })}
        </p>
      )}
      <button type="button" className={styles.link} onClick={() => openExternal(helpUrl)}>
        {t(isBridge ? 'accounts.found.bridgeHelp' : 'accounts.found.help')}
      </button>
    </>
  )
}
