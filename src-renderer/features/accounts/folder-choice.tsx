import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { FolderView } from '../../../src-main/contract/account.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Spinner } from '../../components/spinner.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './accounts-settings.module.css'
import type { EditAccountStore } from './edit-account-store.ts'
import form from './form.module.css'

const alwaysRead: readonly FolderView['role'][] = ['inbox', 'sent', 'archive']
const neverRead: readonly FolderView['role'][] = ['drafts', 'junk', 'trash']

/** Which folders of the mailbox belong on the timelines. */
export function FolderChoice({ store }: { readonly store: EditAccountStore }) {
  const { t, format } = useI18n()
  const { folders, choices, loadFolders, followFolder } = useStore(store)
  useEffect(() => {
    if (store.getState().folders.status !== 'ready') void store.getState().loadFolders()
  }, [store])

  if (folders.status === 'failed') {
    return <ErrorState title={t('accounts.settings.foldersFailed')} error={folders.error} onRetry={loadFolders} />
  }
  if (folders.status === 'loading') {
    return (
      <p className={form.progress} role="status">
        <Spinner size="small" />
        {t('accounts.settings.foldersLoading')}
      </p>
    )
  }
  const shown = folders.folders.filter(({ role }) => !neverRead.includes(role))
  return (
    <div className={form.form}>
      <p className={form.note}>{t('accounts.settings.foldersText')}</p>
      <ul className={styles.folders}>
        {shown.map(({ path, role, messages, followed: isFollowed }) => {
          // Gmail's All Mail holds every other folder.
          const always = alwaysRead.includes(role) || (role === 'all' && isFollowed)
          return (
            <li key={path} className={styles.folder}>
              <Checkbox
                checked={always || choices.extraFolders.includes(path)}
                disabled={always}
                onCheckedChange={(followed) => followFolder(path, followed)}
                label={path}
              />
              <span className={styles.count}>{always ? t('accounts.settings.always') : format.number(messages)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
