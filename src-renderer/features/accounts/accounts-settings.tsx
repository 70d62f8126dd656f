import { Inbox, Plus } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Spinner } from '../../components/spinner.tsx'
import { useErrorToast } from '../../components/toaster.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { isMailbox } from './account-form.ts'
import { AccountRow } from './account-row.tsx'
import styles from './accounts-settings.module.css'
import type { AccountsStore } from './accounts-store.ts'
import { certificateQuestionOf, trusting } from './certificate-question.ts'
import { EditAccountDialog } from './edit-account-dialog.tsx'
import { ReviewCertificateDialog } from './review-certificate-dialog.tsx'

interface AccountsSettingsProps {
  readonly store: AccountsStore
  readonly onAddAccount: () => void
}

type Sheet = { readonly type: 'edit' | 'remove' | 'certificate'; readonly id: AccountView['id'] }

/** All accounts with their live state, and everything that can be done about each. */
export function AccountsSettings({ store, onAddAccount }: AccountsSettingsProps) {
  const { t } = useI18n()
  const { status, error, accounts, offline, removing, load, pause, retry } = useStore(store)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const showError = useErrorToast()
  const attempt = (work: Promise<void>) => {
    work.catch((thrown) => showError(t('accounts.actionFailed'), DeskError.from(thrown).toShape()))
  }
  const chosen = accounts.find(({ id }) => id === sheet?.id)
  const close = () => setSheet(null)

  return (
    <section className={styles.settings} aria-label={t('accounts.title')}>
      <header className={styles.header}>
        <h2>{t('accounts.title')}</h2>
        {accounts.length > 0 && (
          <Button size="small" icon={<Plus />} onClick={onAddAccount}>
            {t('accounts.addButton')}
          </Button>
        )}
      </header>
      {status === 'failed' && error && <ErrorState title={t('accounts.failed')} error={error} onRetry={load} />}
      {status === 'loading' && <Spinner />}
      {status === 'ready' && accounts.length === 0 && (
        <EmptyState
          icon={<Inbox aria-hidden="true" />}
          title={t('accounts.empty.title')}
          actions={
            <Button variant="primary" icon={<Plus />} onClick={onAddAccount}>
              {t('accounts.addButton')}
            </Button>
          }
        >
          {t('accounts.empty.text')}
        </EmptyState>
      )}
      <ul>
        {accounts.map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            offline={offline}
            removing={removing.includes(account.id)}
            onEdit={() => setSheet({ type: 'edit', id: account.id })}
            onRemove={() => setSheet({ type: 'remove', id: account.id })}
            onReviewCertificate={() => setSheet({ type: 'certificate', id: account.id })}
            onPause={(paused) => attempt(pause(account.id, paused))}
            onRetry={() => attempt(retry(account.id))}
          />
        ))}
      </ul>
      {chosen && isMailbox(chosen) && sheet?.type === 'edit' && (
        <EditAccountDialog key={chosen.id} account={chosen} onClose={close} />
      )}
      {chosen && isMailbox(chosen) && sheet?.type === 'certificate' && (
        <ReviewCertificateDialog
          question={chosen.state.status === 'attention' ? certificateQuestionOf(chosen.state.error) : null}
          onClose={close}
          onTrust={(question) => {
            close()
            attempt(store.getState().update(chosen.id, { ...chosen.email, ...trusting(question) }, null))
          }}
        />
      )}
      <RemoveDialog
        account={sheet?.type === 'remove' ? (chosen ?? null) : null}
        onClose={close}
        onConfirm={(id) => {
          close()
          attempt(store.getState().remove(id))
        }}
      />
    </section>
  )
}

interface RemoveDialogProps {
  readonly account: AccountView | null
  readonly onClose: () => void
  readonly onConfirm: (id: AccountView['id']) => void
}

function RemoveDialog({ account, onClose, onConfirm }: RemoveDialogProps) {
  const { t } = useI18n()
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState(account)
  if (account !== null && account !== shown) setShown(account)
  return (
    <ConfirmDialog
      open={account !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('accounts.removeTitle', { account: shown?.name || shown?.address || '' })}
      description={
        shown && t(shown.local ? 'accounts.removeLocalText' : 'accounts.removeText', { count: shown.messages })
      }
      confirmLabel={t('accounts.removeConfirm')}
      danger
      onConfirm={() => account && onConfirm(account.id)}
    />
  )
}
