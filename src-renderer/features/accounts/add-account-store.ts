import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AccountView, DiscoveredServers, EmailSettings } from '../../../src-main/contract/account.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import {
  type AccountForm,
  addressProblem,
  credentialOf,
  emptyForm,
  type FormErrors,
  type FormField,
  fieldOfError,
  formOfDiscovery,
  problem,
  settingsOf,
} from './account-form.ts'
import { type CertificateQuestion, certificateQuestionOf, trusting } from './certificate-question.ts'

export type AddAccountStep = 'address' | 'sign-in' | 'certificate'
export type AddAccountBusy = 'discovering' | 'browser' | 'testing' | 'adding'

export interface AddAccountState {
  readonly step: AddAccountStep
  /** What is under way; null while the form waits for the user. */
  readonly busy: AddAccountBusy | null
  readonly form: AccountForm
  readonly errors: FormErrors
  /** What the discovery said; null before it, and where it found nothing. */
  readonly found: DiscoveredServers | null
  /** The server fields are open. */
  readonly manual: boolean
  readonly question: CertificateQuestion | null
  /** The provider's page while it is waited for: a browser may have refused to open it. */
  readonly signInUrl: string | null
  /** The account, once it is there. */
  readonly added: AccountView | null

  edit(patch: Partial<AccountForm>): void
  setManual(manual: boolean): void
  discover(): Promise<void>
  /** Signs in once and, when that works, adds the account. */
  submit(): Promise<void>
  trustCertificate(): Promise<void>
  /** From a question or a sign-in back to what was typed; gives up what is under way. */
  back(): void
}

export type AddAccountStore = StoreApi<AddAccountState>

interface AddAccountDeps {
  readonly engine: EngineClient
  readonly openExternal: (url: string) => void
}

/** The dialog that adds a mailbox, without its looks: address, discovery, sign-in, certificate, done. */
export function createAddAccountStore({ engine, openExternal }: AddAccountDeps): AddAccountStore {
  let oauthFlow: string | null = null
  // What was begun before the user went back must not move the dialog any more.
  let attempt = 0

  return createStore<AddAccountState>()((set, get) => {
    const fail = (field: FormField, error: DeskErrorShape) => set({ busy: null, errors: { [field]: error } })

    function begin(busy: AddAccountBusy): number {
      set({ busy, errors: {} })
      return ++attempt
    }

    function abandon(): void {
      attempt++
      if (oauthFlow !== null) engine.call('oauth.cancel', { flow: oauthFlow }).catch(() => {})
      oauthFlow = null
    }

    async function signInWithBrowser(settings: EmailSettings, mine: number): Promise<void> {
      set({ busy: 'browser' })
      const { address, oauth } = settings
      const { flow, url } = await engine.call('oauth.begin', { settings: { address, oauth } })
      if (mine !== attempt) return void engine.call('oauth.cancel', { flow }).catch(() => {})
      oauthFlow = flow
      set({ signInUrl: url })
      openExternal(url)
      await engine.call('oauth.finish', { flow })
    }

    async function signIn(settings: EmailSettings, mine: number): Promise<void> {
      if (settings.auth === 'oauth2' && oauthFlow === null) await signInWithBrowser(settings, mine)
      const credential = credentialOf(get().form, oauthFlow)
      if (mine !== attempt || credential === null) return
      set({ busy: 'testing' })
      await engine.call('account.test', { settings, credential })
      if (mine !== attempt) return
      set({ busy: 'adding' })
      const added = await engine.call('account.add', { settings, credential })
      oauthFlow = null
      set({ busy: null, added, form: { ...get().form, password: '' } })
    }

    function explain(error: DeskErrorShape): void {
      const question = certificateQuestionOf(error)
      if (error.kind === 'auth') oauthFlow = null
      if (question || error.kind === 'cancelled') {
        set(question ? { busy: null, step: 'certificate', question } : { busy: null })
        return
      }
      const field = fieldOfError(error, get().form.auth)
      // The sentence stands at a field, so the field must be seen.
      const hidden = /^(imap|smtp)/.test(field) || field === 'authorizationEndpoint'
      set({ step: 'sign-in', manual: get().manual || hidden })
      fail(field, error)
    }

    return {
      ...initialState,

      edit(patch) {
        const errors = Object.fromEntries(Object.entries(get().errors).filter(([field]) => !touches(patch, field)))
        if ('oauth' in patch || 'auth' in patch) abandon()
        set({ form: { ...get().form, ...patch }, errors })
      },

      setManual: (manual) => set({ manual }),

      async discover() {
        const address = get().form.address.trim()
        const incomplete = addressProblem(address)
        if (incomplete) return fail('address', incomplete)
        const mine = begin('discovering')
        const found = await engine.call('account.discover', { address }).then(
          ([best]) => best ?? null,
          (thrown) => DeskError.from(thrown).toShape(),
        )
        if (mine !== attempt) return
        if (found && 'kind' in found && found.kind === 'invalid') return fail('address', found)
        const servers = found && 'imap' in found ? found : null
        set({
          busy: null,
          step: 'sign-in',
          found: servers,
          manual: servers === null,
          form: keepTyped(get().form, servers ? formOfDiscovery(address, servers) : emptyForm(address)),
        })
      },

      async submit() {
        const { form } = get()
        const checked = settingsOf(form)
        const errors: FormErrors = 'errors' in checked ? checked.errors : {}
        const missing: FormErrors =
          form.auth === 'password' && form.password === '' ? { password: passwordMissing } : {}
        const all = { ...missing, ...errors }
        if ('errors' in checked || Object.keys(all).length > 0) {
          const hidden = Object.keys(all).some((field) => field !== 'password' && field !== 'clientId')
          return set({ errors: all, manual: get().manual || hidden })
        }
        const mine = begin('testing')
        try {
          await signIn(checked.settings, mine)
        } catch (thrown) {
          if (mine === attempt) explain(DeskError.from(thrown).toShape())
        }
      },

      async trustCertificate() {
        const { question, form } = get()
        if (!question || question.reason === 'changed') return
        set({ step: 'sign-in', question: null, form: { ...form, ...trusting(question) } })
        await get().submit()
      },

      back() {
        const { step, busy } = get()
        abandon()
        if (busy) return set({ busy: null })
        set({ step: step === 'certificate' ? 'sign-in' : 'address', question: null, errors: {} })
      },
    }
  })
}

const initialState = {
  step: 'address',
  busy: null,
  form: emptyForm(),
  errors: {},
  found: null,
  manual: false,
  question: null,
  signInUrl: null,
  added: null,
} as const

const passwordMissing = problem('password-missing', 'Enter the password of the mailbox.')

/** A password typed before the user went back to correct the address is still there. */
function keepTyped(before: AccountForm, next: AccountForm): AccountForm {
  return { ...next, password: before.password, displayName: before.displayName }
}

const formKeyOfField: Readonly<Record<string, keyof AccountForm>> = {
  imapHost: 'imap',
  imapPort: 'imap',
  smtpHost: 'smtp',
  smtpPort: 'smtp',
  clientId: 'oauth',
  authorizationEndpoint: 'oauth',
  tokenEndpoint: 'oauth',
}

function touches(patch: Partial<AccountForm>, field: string): boolean {
  return field === 'form' || (formKeyOfField[field] ?? field) in patch
}
