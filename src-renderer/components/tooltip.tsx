import { Tooltip as Base } from '@base-ui/react/tooltip'
import { type ReactElement, type ReactNode, useState } from 'react'
import { Kbd } from './kbd.tsx'
import styles from './tooltip.module.css'

interface TooltipProps {
  readonly label: ReactNode
  readonly shortcut?: string | undefined
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  /** The element it explains; gets the listeners. */
  readonly children: ReactElement
}

/** A word of explanation on hover and on focus. Never the only place of something needed. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  const [open, setOpen] = useState(false)

  function follow(next: boolean, details: Base.Root.ChangeEventDetails): void {
    // Escape is meant for what lies under it: a word of explanation goes along, and takes no key for itself.
    if (details.reason === 'escape-key') {
      details.cancel()
      details.allowPropagation()
    }
    setOpen(next)
  }

  return (
    <Base.Root open={open} onOpenChange={follow}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={styles.popup}>
            {label}
            {shortcut && <Kbd tone="inverse">{shortcut}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** One delay for all tooltips: the second opens at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider delay={500} closeDelay={0}>
      {children}
    </Base.Provider>
  )
}
