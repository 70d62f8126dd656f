import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'

interface SaveViewDialogProps {
  /** What the view is called as long as the agent says nothing else. */
  readonly suggestion: string
  readonly onSave: (name: string) => void
  readonly onClose: () => void
}

export const longestViewName = 60

/** Asks what a view shall be called. */
export function SaveViewDialog({ suggestion, onSave, onClose }: SaveViewDialogProps) {
  const { t } = useI18n()
  const [name, setName] = useState(suggestion)
  const form = useId()

  function save(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return
    onSave(name.trim())
    onClose()
  }

  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => !open && onClose()}
      title={t('queue.views.save.title')}
      description={t('queue.views.save.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('components.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} disabled={name.trim() === ''}>
            {t('queue.views.save.confirm')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save}>
        <TextField
          label={t('queue.views.name')}
          value={name}
          maxLength={longestViewName}
          onValueChange={setName}
          onFocus={(event) => event.currentTarget.select()}
        />
      </form>
    </Dialog>
  )
}
