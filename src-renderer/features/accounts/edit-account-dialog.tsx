import { type FormEvent, useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import type { AccountView, EmailSettings } from '../../../src-main/contract/account.ts'
import { assertNever } from '../../../src-main/contract/errors.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useToast } from '../../components/toaster.tsx'
import { useEngine, useHost } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './accounts-settings.module.css'
import { describeSignIn } from './describe-sign-in.ts'
import { createEditAccountStore } from './edit-account-store.ts'
import { FolderChoice } from './folder-choice.tsx'
import form from './form.module.css'
import { GeneralFields } from './general-fields.tsx'
import { ReviewCertificateDialog } from './review-certificate-dialog.tsx'
import { SendingFields } from './sending-fields.tsx'
import { SignInFields } from './sign-in-fields.tsx'

interface EditAccountDialogProps {
  readonly account: AccountView & { readonly email: EmailSettings }
  readonly onClose: () => void
}

const pages = ['general', 'folders', 'sending', 'server'] as const
type Page = (typeof pages)[number]

/** The settings of one mailbox, on four pages with one Save. */
export function EditAccountDialog({ account, onClose }: EditAccountDialogProps) {
  const engine = useEngine()
  const { openExternal } = useHost()
  const i18n = useI18n()
  const { t } = i18n
  const toast = useToast()
  const [store] = useState(() =>
    createEditAccountStore({ engine, openExternal, id: account.id, settings: account.email }),
  )
  const { busy, saved, errors, question, save, answer } = useStore(store)
  const [page, setPage] = useState<Page>(needsSignIn(account) ? 'server' : 'general')
  const formId = useId()

  // biome-ignore lint/correctness/useExhaustiveDependencies: happens once, when it was saved.
  useEffect(() => {
    if (!saved) return
    toast({ title: t('accounts.settings.saved') })
    onClose()
  }, [saved])

  useEffect(() => {
    // Every error of this form is about the sign-in, so that is the page to show.
    if (Object.keys(errors).length > 0) setPage('server')
  }, [errors])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('accounts.settings.title', { account: account.name || account.address })}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('components.cancel')}
          </Button>
          <Button variant="primary" type="submit" form={formId} busy={busy}>
            {t('accounts.settings.save')}
          </Button>
        </>
      }
    >
      <div className={styles.tabs}>
        <SegmentedControl
          label={t('accounts.edit')}
          value={page}
          onValueChange={setPage}
          options={pages.map((value) => ({ value, label: t(`accounts.settings.${value}`) }))}
        />
      </div>
      <form id={formId} className={styles.panel} onSubmit={submit} noValidate>
        <EditPage page={page} store={store} />
        {errors.form && (
          <p className={form.error} role="alert">
            {describeSignIn(errors.form, i18n)}
          </p>
        )}
      </form>
      <ReviewCertificateDialog
        question={question}
        onClose={() => answer(null)}
        onTrust={(trusted) => answer(trusted)}
      />
    </Dialog>
  )
}

function EditPage({ page, store }: { readonly page: Page; readonly store: ReturnType<typeof createEditAccountStore> }) {
  switch (page) {
    case 'general':
      return <GeneralFields store={store} />
    case 'folders':
      return <FolderChoice store={store} />
    case 'sending':
      return <SendingFields store={store} />
    case 'server':
      return <SignInFields store={store} />
    default:
      return assertNever(page)
  }
}

function needsSignIn({ state }: AccountView): boolean {
  return state.status === 'attention' && (state.error.kind === 'auth' || state.error.kind === 'rejected')
}
