import {
  CloudOff,
  Ellipsis,
  FlaskConical,
  FolderInput,
  Mail,
  Pause,
  Pencil,
  Play,
  RefreshCw,
  Trash2,
} from 'lucide-react'
import type { AccountState, AccountView } from '../../../src-main/contract/account.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { isMailbox } from './account-form.ts'
import styles from './account-row.module.css'
import { describeState } from './account-state-text.ts'
import { fractionOf } from './sync-summary.ts'

export interface AccountRowActions {
  readonly onEdit: () => void
  readonly onPause: (paused: boolean) => void
  readonly onRetry: () => void
  readonly onRemove: () => void
  readonly onReviewCertificate: () => void
}

interface AccountRowProps extends AccountRowActions {
  readonly account: AccountView
  readonly offline: boolean
  /** Its messages are being removed: nothing else can be done with it. */
  readonly removing: boolean
}

/** One account: who, how it is doing, and what can be done about it. */
export function AccountRow({ account, offline, removing, ...actions }: AccountRowProps) {
  const i18n = useI18n()
  const { t } = i18n
  const { state } = account
  const now = useNow(state.status === 'offline' ? 1000 : 30_000)
  const text = removing
    ? ({ tone: 'busy', title: t('accounts.state.removing'), detail: '' } as const)
    : describeState(state, offline, now, i18n)
  const name = account.sample
    ? t('accounts.sample', { channel: t(`channel.${account.kind}`) })
    : account.local
      ? t('accounts.local')
      : account.name || account.address
  const fraction = state.status === 'syncing' ? fractionOf(state.progress) : null
  return (
    <li className={styles.row}>
      <span className={styles.icon} data-tone={text.tone}>
        <AccountIcon account={account} />
      </span>
      <div className={styles.words}>
        <p className={styles.name}>
          {name}
          <span className={styles.count}>{t('accounts.messages', { count: account.messages })}</span>
        </p>
        <p className={styles.state} data-tone={text.tone}>
          <span className={styles.dot} aria-hidden="true" />
          {/* Its figures change every second, which nobody wants read aloud. */}
          <span role="status">{text.title}</span>
          {text.detail && <span className={styles.detail}>{text.detail}</span>}
        </p>
        {state.status === 'syncing' && !removing && (
          <ProgressBar label={t('accounts.status.progress')} fraction={fraction} />
        )}
      </div>
      {!removing && <RowActions account={account} name={name} {...actions} />}
    </li>
  )
}

function RowActions({
  account,
  name,
  ...actions
}: AccountRowActions & { readonly account: AccountView; readonly name: string }) {
  const { t } = useI18n()
  const { state } = account
  return (
    <div className={styles.actions}>
      <MainAction state={state} {...actions} />
      <Menu
        align="end"
        trigger={<IconButton size="small" label={t('accounts.more', { account: name })} icon={<Ellipsis />} />}
      >
        {isMailbox(account) && (
          <>
            <MenuItem icon={<Pencil />} onSelect={actions.onEdit}>
              {t('accounts.edit')}
            </MenuItem>
            {state.status === 'paused' ? (
              <MenuItem icon={<Play />} onSelect={() => actions.onPause(false)}>
                {t('accounts.resume')}
              </MenuItem>
            ) : (
              <MenuItem icon={<Pause />} onSelect={() => actions.onPause(true)}>
                {t('accounts.pause')}
              </MenuItem>
            )}
            <MenuItem icon={<RefreshCw />} onSelect={actions.onRetry} disabled={state.status === 'paused'}>
              {t('accounts.retry')}
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        <MenuItem icon={<Trash2 />} danger onSelect={actions.onRemove}>
          {t('accounts.remove')}
        </MenuItem>
      </Menu>
    </div>
  )
}

function AccountIcon({ account }: { readonly account: AccountView }) {
  if (account.sample) return <FlaskConical aria-hidden="true" />
  if (account.local) return <FolderInput aria-hidden="true" />
  return account.state.status === 'offline' ? <CloudOff aria-hidden="true" /> : <Mail aria-hidden="true" />
}

/** The one button that gets an account going again. */
function MainAction({
  state,
  onEdit,
  onPause,
  onRetry,
  onReviewCertificate,
}: AccountRowActions & { readonly state: AccountState }) {
  const { t } = useI18n()
  if (state.status === 'syncing') {
    return <IconButton size="small" label={t('accounts.pause')} icon={<Pause />} onClick={() => onPause(true)} />
  }
  const button = (label: string, onClick: () => void) => (
    <Button size="small" onClick={onClick}>
      {label}
    </Button>
  )
  if (state.status === 'paused') return button(t('accounts.resume'), () => onPause(false))
  if (state.status === 'offline') return button(t('accounts.retry'), onRetry)
  if (state.status !== 'attention') return null
  if (state.error.kind === 'certificate') return button(t('accounts.state.reviewCertificate'), onReviewCertificate)
  if (state.error.kind === 'auth') return button(t('accounts.state.signIn'), onEdit)
  if (state.error.kind === 'rejected') return button(t('accounts.state.openSettings'), onEdit)
  return button(t('accounts.retry'), onRetry)
}
