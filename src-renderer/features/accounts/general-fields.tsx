import { useStore } from 'zustand'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './accounts-settings.module.css'
import type { EditAccountStore } from './edit-account-store.ts'
import form from './form.module.css'

const prefetchSizes = ['0', '1000000', '10000000', '50000000'] as const
const throttles = ['none', '100000', '500000', '2000000'] as const

/** Who "we" are in this mailbox, and how much of it comes over the line. */
export function GeneralFields({ store }: { readonly store: EditAccountStore }) {
  const { t } = useI18n()
  const state = useStore(store)
  const { aliases, prefetchAttachmentsUpToBytes, maxBytesPerSecond } = state.choices
  return (
    <div className={form.form}>
      <TextField
        label={t('accounts.form.name')}
        hint={t('accounts.form.nameHint')}
        value={state.form.displayName}
        onValueChange={(displayName) => state.edit({ displayName })}
        autoComplete="off"
      />
      <TextField
        label={t('accounts.settings.aliases')}
        hint={t('accounts.settings.aliasesHint')}
        value={aliases}
        onValueChange={(value) => state.choose({ aliases: value })}
        autoComplete="off"
        spellCheck={false}
      />
      <div className={styles.choices}>
        <Select
          label={t('accounts.settings.prefetch')}
          value={nearest(prefetchSizes, prefetchAttachmentsUpToBytes)}
          onValueChange={(value) => state.choose({ prefetchAttachmentsUpToBytes: Number(value) })}
          options={prefetchSizes.map((value) => ({ value, label: t(`accounts.settings.prefetch.${value}`) }))}
        />
        <Select
          label={t('accounts.settings.throttle')}
          value={maxBytesPerSecond === null ? 'none' : nearest(throttles, maxBytesPerSecond)}
          onValueChange={(value) => state.choose({ maxBytesPerSecond: value === 'none' ? null : Number(value) })}
          options={throttles.map((value) => ({ value, label: t(`accounts.settings.throttle.${value}`) }))}
        />
      </div>
    </div>
  )
}

/** The choice that stands for a figure, which a script may have set to anything. */
function nearest<Value extends string>(choices: readonly Value[], figure: number): Value {
  const distance = (choice: Value) => Math.abs(Number(choice) - figure)
  const numbers = choices.filter((choice) => !Number.isNaN(Number(choice)))
  return numbers.reduce((best, choice) => (distance(choice) < distance(best) ? choice : best))
}
