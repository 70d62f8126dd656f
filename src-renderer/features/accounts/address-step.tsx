import { useStore } from 'zustand'
import { TextField } from '../../components/text-field.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { AddAccountStore } from './add-account-store.ts'
import { useFocusOnMount } from './use-focus-on-mount.ts'

/** The first page: the address, from which the rest is found. */
export function AddressStep({ store }: { readonly store: AddAccountStore }) {
  const { t, describeError } = useI18n()
  const { form, errors, edit } = useStore(store)
  const address = useFocusOnMount()
  return (
    <TextField
      ref={address}
      label={t('accounts.add.address')}
      placeholder={t('accounts.add.addressPlaceholder')}
      inputMode="email"
      autoComplete="off"
      spellCheck={false}
      value={form.address}
      onValueChange={(value) => edit({ address: value })}
      error={errors.address && describeError(errors.address)}
    />
  )
}
