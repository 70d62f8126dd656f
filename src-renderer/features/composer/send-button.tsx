import { Check, ChevronDown, Clock, Hourglass, Pause, SendHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { modifierKey } from '../../components/modifier-key.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { SendOptions } from './composer-store.ts'
import styles from './send-button.module.css'
import { SendLaterDialog } from './send-later-dialog.tsx'
import { sendTimes } from './send-times.ts'

interface SendButtonProps {
  readonly busy: boolean
  /** There is a conversation that can be done or wait. */
  readonly answers: boolean
  readonly onSend: (options: SendOptions) => void
}

/** Sends, and beside it the other ways to. */
export function SendButton({ busy, answers, onSend }: SendButtonProps) {
  const { t, format } = useI18n()
  const [choosing, setChoosing] = useState(false)
  const modifier = modifierKey()
  const now = Date.now()
  return (
    <div className={styles.split}>
      <Button variant="primary" size="small" busy={busy} title={`${modifier} ↵`} onClick={() => onSend({})}>
        {t('composer.send')}
      </Button>
      <Menu
        align="end"
        trigger={
          <Button
            variant="primary"
            size="small"
            aria-label={t('composer.sendOtherwise')}
            icon={<ChevronDown aria-hidden="true" />}
          />
        }
      >
        <MenuItem icon={<SendHorizontal />} shortcut={`${modifier} ↵`} onSelect={() => onSend({})}>
          {t('composer.send')}
        </MenuItem>
        {answers && (
          <>
            <MenuItem icon={<Check />} shortcut={`${modifier} ⇧ ↵`} onSelect={() => onSend({ afterwards: 'done' })}>
              {t('composer.sendDone')}
            </MenuItem>
            <MenuItem icon={<Hourglass />} onSelect={() => onSend({ afterwards: 'waiting' })}>
              {t('composer.sendWaiting')}
            </MenuItem>
          </>
        )}
        <MenuSeparator />
        {sendTimes(now).map(({ name, at }) => (
          <MenuItem key={name} icon={<Clock />} onSelect={() => onSend({ at })}>
            {t(`composer.later.${name}`, { time: name === 'nextWeek' ? format.moment(at, now) : format.time(at) })}
          </MenuItem>
        ))}
        <MenuItem icon={<Clock />} onSelect={() => setChoosing(true)}>
          {t('composer.later.choose')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Pause />} onSelect={() => onSend({ hold: true })}>
          {t('composer.hold')}
        </MenuItem>
      </Menu>
      <SendLaterDialog open={choosing} onOpenChange={setChoosing} onChoose={(at) => onSend({ at })} />
    </div>
  )
}
