import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useI18n } from '../i18n/i18n-context.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: ReactNode
  /** `small` 400 · `medium` 560 · `large` 880 px, `full` nearly the whole window. */
  readonly size?: 'small' | 'medium' | 'large' | 'full'
  /** False while leaving would lose something: Escape and a click outside do nothing. */
  readonly dismissible?: boolean
  /** What is inside draws its own edges. */
  readonly flush?: boolean
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode
  readonly children?: ReactNode
}

const firstInside = '[data-initial-focus], input[type=text], input[type=email], textarea'

/** A modal sheet. Focus goes in and comes back; Escape closes. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  size = 'medium',
  dismissible = true,
  flush = false,
  footer,
  children,
}: DialogProps) {
  const { t } = useI18n()
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => (next || dismissible) && onOpenChange(next)}
      disablePointerDismissal={!dismissible}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          ref={popup}
          className={classNames(styles.popup, styles[size])}
          // Into the first field; without one onto the sheet, for a focused close button would only show its tooltip.
          initialFocus={() => popup.current?.querySelector<HTMLElement>(firstInside) ?? popup.current}
        >
          <header className={styles.header}>
            <div>
              <Base.Title className={styles.title}>{title}</Base.Title>
              {description && <Base.Description className={styles.description}>{description}</Base.Description>}
            </div>
            {dismissible && <Base.Close render={<IconButton label={t('components.close')} icon={<X />} />} />}
          </header>
          <div className={classNames(styles.body, flush && styles.flush)}>{children}</div>
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
