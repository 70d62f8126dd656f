import { useStore } from 'zustand'
import { Checkbox } from '../../components/checkbox.tsx'
import { RichTextField } from '../../components/rich-text/rich-text-field.tsx'
import { Select } from '../../components/select.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { EditAccountStore } from './edit-account-store.ts'
import form from './form.module.css'

const sentCopies = ['auto', 'always', 'never'] as const

/** What stands below each message, and what the server keeps of it. */
export function SendingFields({ store }: { readonly store: EditAccountStore }) {
  const { t } = useI18n()
  const { choices, choose } = useStore(store)
  const { signature, keepSentCopy, draftsOnServer } = choices
  return (
    <div className={form.form}>
      <RichTextField
        label={t('accounts.sending.signature')}
        hint={t('accounts.sending.signatureHint')}
        placeholder={t('accounts.sending.signaturePlaceholder')}
        html={signature}
        onChange={(next) => choose({ signature: next })}
      />
      <Select
        label={t('accounts.sending.sentCopy')}
        value={keepSentCopy}
        onValueChange={(next) => choose({ keepSentCopy: next })}
        options={sentCopies.map((value) => ({ value, label: t(`accounts.sending.sentCopy.${value}`) }))}
      />
      <Checkbox
        checked={draftsOnServer}
        onCheckedChange={(next) => choose({ draftsOnServer: next })}
        label={t('accounts.sending.drafts')}
        hint={t('accounts.sending.draftsHint')}
      />
    </div>
  )
}
