import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { localMinute, sendTimes } from './send-times.ts'

interface SendLaterDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** Epoch ms. */
  readonly onChoose: (at: number) => void
}

/** Any day and time at which an answer is to leave. */
export function SendLaterDialog({ open, onOpenChange, onChoose }: SendLaterDialogProps) {
  const { t, format } = useI18n()
  const [typed, setTyped] = useState<string | null>(null)
  const now = Date.now()
  const suggested = localMinute(sendTimes(now)[0]?.at ?? now)
  const at = new Date(typed ?? suggested).getTime()
  const past = Number.isNaN(at) || at <= now
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setTyped(null)
        onOpenChange(next)
      }}
      size="small"
      title={t('composer.later.title')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('components.cancel')}</Button>
          <Button
            variant="primary"
            disabled={past}
            onClick={() => {
              onOpenChange(false)
              onChoose(at)
            }}
          >
            {t('composer.later.set')}
          </Button>
        </>
      }
    >
      <TextField
        type="datetime-local"
        data-initial-focus=""
        label={t('composer.later.when')}
        value={typed ?? suggested}
        min={localMinute(now)}
        onValueChange={setTyped}
        error={past ? t('composer.later.past') : null}
        hint={past ? undefined : format.moment(at, now)}
      />
    </Dialog>
  )
}
