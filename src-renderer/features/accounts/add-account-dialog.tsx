import { type FormEvent, useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import { assertNever } from '../../../src-main/contract/errors.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Spinner } from '../../components/spinner.tsx'
import { useToast } from '../../components/toaster.tsx'
import { useEngine, useHost } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { type AddAccountState, type AddAccountStore, createAddAccountStore } from './add-account-store.ts'
import { AddressStep } from './address-step.tsx'
import { CertificatePanel } from './certificate-panel.tsx'
import styles from './form.module.css'
import { SignInStep } from './sign-in-step.tsx'

interface AddAccountDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onAdded?: (account: AccountView) => void
}

/** Adds a mailbox. Closing it by accident loses nothing: what was typed is there when it opens again. */
export function AddAccountDialog({ open, onOpenChange, onAdded }: AddAccountDialogProps) {
  const engine = useEngine()
  const host = useHost()
  const { t } = useI18n()
  const toast = useToast()
  const create = () => createAddAccountStore({ engine, openExternal: host.openExternal })
  const [store, setStore] = useState(create)
  const state = useStore(store)
  const formId = useId()

  // biome-ignore lint/correctness/useExhaustiveDependencies: happens once for each account that was added.
  useEffect(() => {
    if (!state.added) return
    toast({
      title: t('accounts.add.added', { address: state.added.address }),
      description: t('accounts.add.addedText'),
    })
    onAdded?.(state.added)
    onOpenChange(false)
    setStore(create)
  }, [state.added])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state.busy) return
    if (state.step === 'address') void state.discover()
    else if (state.step === 'sign-in') void state.submit()
    else void state.trustCertificate()
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next && state.busy) state.back()
        onOpenChange(next)
      }}
      dismissible={state.busy !== 'adding'}
      title={titleOf(state, t)}
      description={state.step === 'address' ? t('accounts.add.description') : undefined}
      footer={<Footer store={store} formId={formId} />}
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <StepBody store={store} />
      </form>
    </Dialog>
  )
}

function StepBody({ store }: { readonly store: AddAccountStore }) {
  const { step, question } = useStore(store)
  switch (step) {
    case 'address':
      return <AddressStep store={store} />
    case 'sign-in':
      return <SignInStep store={store} />
    case 'certificate':
      return question && <CertificatePanel question={question} />
    default:
      return assertNever(step)
  }
}

function Footer({ store, formId }: { readonly store: AddAccountStore; readonly formId: string }) {
  const { t } = useI18n()
  const state = useStore(store)
  const { step, busy, form, question, back } = state
  const refused = step === 'certificate' && question?.reason === 'changed'
  const label = {
    address: t('accounts.add.continue'),
    'sign-in':
      form.auth === 'oauth2' && form.oauth.provider !== 'custom'
        ? t('accounts.add.signInWith', { provider: t(`accounts.oauth.provider.${form.oauth.provider}`) })
        : t('accounts.add.submit'),
    certificate: t('accounts.certificate.trust'),
  }[step]
  return (
    <>
      <BusyLine state={state} />
      {(step !== 'address' || busy) && busy !== 'adding' && (
        <Button variant={refused ? 'secondary' : 'quiet'} onClick={back}>
          {t(busy === 'browser' ? 'accounts.add.cancelBrowser' : busy ? 'components.cancel' : 'accounts.add.back')}
        </Button>
      )}
      {!refused && (
        <Button variant="primary" type="submit" form={formId} busy={busy !== null}>
          {label}
        </Button>
      )}
    </>
  )
}

/** Beside the buttons, where it moves nothing. */
function BusyLine({ state: { busy, form, signInUrl } }: { readonly state: AddAccountState }) {
  const { t } = useI18n()
  const host = useHost()
  const words = {
    discovering: t('accounts.add.looking', { domain: form.address.trim().split('@').at(-1) ?? '' }),
    browser: t('accounts.add.browser'),
    testing: t('accounts.add.testing', { host: form.imap.host }),
    adding: t('accounts.add.adding'),
  }
  return (
    <div className={styles.progress} role="status">
      {busy && (
        <>
          <Spinner size="small" />
          <span>
            {words[busy]}{' '}
            {busy === 'browser' && signInUrl !== null && (
              <button type="button" className={styles.link} onClick={() => host.openExternal(signInUrl)}>
                {t('accounts.add.openAgain')}
              </button>
            )}
          </span>
        </>
      )}
    </div>
  )
}

function titleOf({ step, question }: AddAccountState, t: ReturnType<typeof useI18n>['t']): string {
  if (step !== 'certificate') return t('accounts.add.title')
  return t(question?.reason === 'changed' ? 'accounts.certificate.changedTitle' : 'accounts.certificate.title')
}
