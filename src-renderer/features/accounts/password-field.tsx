import { Eye, EyeOff } from 'lucide-react'
import { type Ref, useState } from 'react'
import { IconButton } from '../../components/icon-button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'

interface PasswordFieldProps {
  readonly value: string
  readonly onValueChange: (value: string) => void
  readonly hint: string
  readonly error: string | null
  readonly ref?: Ref<HTMLInputElement>
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ value, onValueChange, hint, error, ref }: PasswordFieldProps) {
  const { t } = useI18n()
  const [shown, setShown] = useState(false)
  return (
    <TextField
      label={t('accounts.form.password')}
      type={shown ? 'text' : 'password'}
      value={value}
      onValueChange={onValueChange}
      hint={hint}
      error={error}
      autoComplete="off"
      spellCheck={false}
      ref={ref}
      trailing={
        <IconButton
          size="small"
          label={t(shown ? 'accounts.form.hidePassword' : 'accounts.form.showPassword')}
          icon={shown ? <EyeOff /> : <Eye />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  )
}
