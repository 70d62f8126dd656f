import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EmailSettings, FolderView } from '../../../src-main/contract/account.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { AccountId } from '../../../src-main/contract/ids.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import {
  type AccountForm,
  credentialOf,
  type FormErrors,
  fieldOfError,
  formOfSettings,
  settingsOf,
} from './account-form.ts'
import { type CertificateQuestion, certificateQuestionOf, trusting } from './certificate-question.ts'

/** What an account has besides its sign-in. */
export interface AccountChoices {
  /** As typed: addresses with commas between. */
  readonly aliases: string
  readonly extraFolders: readonly string[]
  readonly prefetchAttachmentsUpToBytes: number
  readonly maxBytesPerSecond: number | null
  /** HTML of the editor. */
  readonly signature: string
  readonly keepSentCopy: EmailSettings['keepSentCopy']
  readonly draftsOnServer: boolean
}

export type FolderList =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly folders: readonly FolderView[] }
  | { readonly status: 'failed'; readonly error: DeskErrorShape }

export interface EditAccountState {
  readonly form: AccountForm
  readonly choices: AccountChoices
  readonly folders: FolderList
  readonly errors: FormErrors
  /** A certificate that a server showed while it was tried. */
  readonly question: CertificateQuestion | null
  readonly busy: boolean
  readonly saved: boolean

  edit(patch: Partial<AccountForm>): void
  choose(patch: Partial<AccountChoices>): void
  followFolder(path: string, followed: boolean): void
  loadFolders(): Promise<void>
  /** Signs in with what changed first when a password was typed, then stores the settings. */
  save(): Promise<void>
  /** Trusts the certificate in question and saves again; null leaves it. */
  answer(question: CertificateQuestion | null): Promise<void>
}

export type EditAccountStore = StoreApi<EditAccountState>

interface EditAccountDeps {
  readonly engine: EngineClient
  readonly openExternal: (url: string) => void
  readonly id: AccountId
  readonly settings: EmailSettings
}

/** The settings of one account while they are edited. */
export function createEditAccountStore({ engine, openExternal, id, settings }: EditAccountDeps): EditAccountStore {
  async function signInWithBrowser({ address, oauth }: EmailSettings): Promise<string> {
    const { flow, url } = await engine.call('oauth.begin', { settings: { address, oauth } })
    openExternal(url)
    await engine.call('oauth.finish', { flow })
    return flow
  }

  return createStore<EditAccountState>()((set, get) => ({
    form: formOfSettings(settings),
    choices: {
      aliases: settings.aliases.join(', '),
      extraFolders: settings.extraFolders,
      prefetchAttachmentsUpToBytes: settings.prefetchAttachmentsUpToBytes,
      maxBytesPerSecond: settings.maxBytesPerSecond,
      signature: settings.signature,
      keepSentCopy: settings.keepSentCopy,
      draftsOnServer: settings.draftsOnServer,
    },
    folders: { status: 'loading' },
    errors: {},
    question: null,
    busy: false,
    saved: false,

    edit: (patch) => set({ form: { ...get().form, ...patch }, errors: {} }),
    choose: (patch) => set({ choices: { ...get().choices, ...patch } }),

    followFolder(path, followed) {
      const others = get().choices.extraFolders.filter((each) => each !== path)
      get().choose({ extraFolders: followed ? [...others, path] : others })
    },

    async loadFolders() {
      set({ folders: { status: 'loading' } })
      try {
        set({ folders: { status: 'ready', folders: await engine.call('account.folders', { id }) } })
      } catch (thrown) {
        set({ folders: { status: 'failed', error: DeskError.from(thrown).toShape() } })
      }
    },

    async save() {
      const { form, choices, busy } = get()
      if (busy) return
      const { aliases, extraFolders, ...rest } = choices
      const base = { ...settings, ...rest, aliases: addressesIn(aliases), extraFolders: [...extraFolders] }
      const checked = settingsOf(form, base)
      if ('errors' in checked) return set({ errors: checked.errors })
      set({ busy: true, errors: {} })
      try {
        const needsBrowser = form.auth === 'oauth2' && signInChanged(settings, checked.settings)
        const flow = needsBrowser ? await signInWithBrowser(checked.settings) : null
        const credential = credentialOf(form, flow)
        if (credential) await engine.call('account.test', { settings: checked.settings, credential })
        await engine.call('account.update', { id, settings: checked.settings, credential })
        set({ busy: false, saved: true })
      } catch (thrown) {
        const error = DeskError.from(thrown).toShape()
        const question = certificateQuestionOf(error)
        if (question) return set({ busy: false, question })
        set({ busy: false, errors: error.kind === 'cancelled' ? {} : { [fieldOfError(error, form.auth)]: error } })
      }
    },

    async answer(question) {
      set({ question: null })
      if (!question) return
      get().edit(trusting(question))
      await get().save()
    },
  }))
}

export function addressesIn(typed: string): string[] {
  return [...new Set(typed.split(/[\s,;]+/).map((address) => address.toLowerCase()))].filter((address) =>
    address.includes('@'),
  )
}

function signInChanged(before: EmailSettings, after: EmailSettings): boolean {
  return before.auth !== after.auth || JSON.stringify(before.oauth) !== JSON.stringify(after.oauth)
}
