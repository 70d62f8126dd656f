import { Dialog } from '../components/dialog.tsx'
import { Kbd } from '../components/kbd.tsx'
import { useI18n } from '../i18n/i18n-context.tsx'
import { shortcuts } from './shortcuts.ts'
import styles from './shortcuts-dialog.module.css'

interface ShortcutsDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

const symbols: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Enter: '↵',
  Escape: 'Esc',
}

/** Every key there is. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const { t } = useI18n()
  const modifier = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts.title')} size="small">
      <dl className={styles.list}>
        {shortcuts.map(({ name, keys, label }) => (
          <div key={name} className={styles.row}>
            <dt>{t(label)}</dt>
            <dd className={styles.keys}>
              {keys.map(({ key, mod, shift }) => (
                <span key={`${mod} ${key}`} className={styles.chord}>
                  {mod && <Kbd>{modifier}</Kbd>}
                  {shift && <Kbd>⇧</Kbd>}
                  <Kbd>{symbols[key] ?? key.toUpperCase()}</Kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
