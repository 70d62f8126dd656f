import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { classNames } from './class-names.ts'
import styles from './popup.module.css'

interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  /** Read aloud when the focus goes in. */
  readonly label: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly align?: 'start' | 'end' | 'center'
  /** Gets the focus at first; without it the first control does. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** Where the focus goes at the end; without it, and where it answers null, back to the trigger. */
  readonly finalFocus?: () => HTMLElement | null
  readonly children: ReactNode
}

/** A sheet under a button for more than a menu can hold. Escape and a click outside close it. */
export function Popover({
  trigger,
  label,
  open,
  onOpenChange,
  align = 'start',
  initialFocus,
  finalFocus,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align={align} collisionPadding={8}>
          <Base.Popup
            className={classNames(styles.popup, styles.popover)}
            aria-label={label}
            {...(initialFocus && { initialFocus })}
            {...(finalFocus && { finalFocus })}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
