import { Dialog } from '../components/dialog.tsx'
import { Kbd } from '../components/kbd.tsx'
import { useI18n } from '../i18n/i18n-context.tsx'
import { keyNames } from './key-names.ts'
import { shortcutGroups, shortcuts } from './shortcuts.ts'
import styles from './shortcuts-dialog.module.css'

interface ShortcutsDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** Every key there is. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const { t } = useI18n()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts.title')} size="large">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className={styles.groups} tabIndex={0} data-initial-focus="">
        {shortcutGroups.map((group) => (
          <section key={group} className={styles.group} aria-labelledby={`shortcuts-${group}`}>
            <h3 id={`shortcuts-${group}`} className={styles.title}>
              {t(`shortcuts.group.${group}`)}
            </h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group && shortcut.keys.length > 0)
                .map(({ name, label }) => (
                  <div key={name} className={styles.row}>
                    <dt>{name.startsWith('show-') ? t('app.showView', { view: t(label) }) : t(label)}</dt>
                    <dd className={styles.keys}>
                      {keyNames(name).map((chord) => (
                        <span key={chord.join(' ')} className={styles.chord}>
                          {chord.map((key) => (
                            <Kbd key={key}>{key}</Kbd>
                          ))}
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
