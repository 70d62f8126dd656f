import { useState } from 'react'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './own-field-dialog.module.css'
import { ownField, type PreviewStore } from './preview-store.ts'

export interface OwnField {
  readonly name: string
  readonly value: string
}

interface OwnFieldDialogProps {
  readonly store: PreviewStore
  /** The field that is changed; null for a new one. */
  readonly field: OwnField | null
  readonly onClose: () => void
}

/** Something that the desk says again and again: opening hours, an address for returns. */
export function OwnFieldDialog({ store, field, onClose }: OwnFieldDialogProps) {
  const { t, describeError } = useI18n()
  const [name, setName] = useState(field?.name ?? '')
  const [value, setValue] = useState(field?.value ?? '')
  const [error, setError] = useState<DeskErrorShape | null>(null)

  async function keep(next: string | null): Promise<void> {
    try {
      await store.getState().setField(name, next)
      onClose()
    } catch (thrown) {
      setError(DeskError.from(thrown).toShape())
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={t(field ? 'replies.ownField.change' : 'replies.ownField.add')}
      footer={
        <>
          {field && <Button onClick={() => void keep(null)}>{t('replies.ownField.remove')}</Button>}
          <Button
            variant="primary"
            disabled={name === '' || value.trim() === ''}
            onClick={() => void keep(value.trim())}
          >
            {t('replies.save')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <TextField
          label={t('replies.ownField.name')}
          hint={name === '' ? t('replies.ownField.hint') : `{{ ${ownField}${name} }}`}
          value={name}
          maxLength={60}
          readOnly={field !== null}
          autoComplete="off"
          spellCheck={false}
          onValueChange={(typed) => setName(fieldName(typed))}
        />
        <TextField
          label={t('replies.ownField.value')}
          value={value}
          maxLength={2000}
          autoComplete="off"
          error={error && describeError(error)}
          onValueChange={setValue}
        />
      </div>
    </Dialog>
  )
}

/** As Liquid reads it. */
function fieldName(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_/, '')
}
