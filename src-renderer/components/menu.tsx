import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'
import styles from './popup.module.css'

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly align?: 'start' | 'end' | 'center'
  /** Without it the menu looks after itself. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** Where the focus goes at the end; without it, and where it answers null, back to the trigger. */
  readonly finalFocus?: () => HTMLElement | null
  readonly children: ReactNode
}

/** A menu under a button; fill it with the parts below. */
export function Menu({ trigger, align = 'start', open, onOpenChange, finalFocus, children }: MenuProps) {
  return (
    <Base.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align={align} collisionPadding={8}>
          <Base.Popup className={styles.popup} {...(finalFocus && { finalFocus })}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

interface MenuItemProps {
  readonly icon?: ReactElement
  readonly shortcut?: string
  /** A figure or a word about it, quiet, at the end. */
  readonly detail?: string | undefined
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}

/** Something to do. */
export function MenuItem({
  icon,
  shortcut,
  detail,
  danger = false,
  disabled = false,
  onSelect,
  children,
}: MenuItemProps) {
  return (
    <Base.Item className={classNames(styles.item, danger && styles.danger)} disabled={disabled} onClick={onSelect}>
      {icon}
      <span className={styles.label}>{children}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </Base.Item>
  )
}

interface MenuChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    readonly icon?: ReactElement
    readonly detail?: string | undefined
    readonly shortcut?: string | undefined
  }[]
  readonly onValueChange: (value: Value) => void
}

/** One of several, as a titled group of the menu. */
export function MenuChoice<Value extends string>({ label, value, options, onValueChange }: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.groupLabel}>{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onValueChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={styles.item} closeOnClick>
            {option.icon}
            <span className={styles.label}>{option.label}</span>
            {option.detail && <span className={styles.detail}>{option.detail}</span>}
            {/* Their places are kept where they are empty, so that figures and keys stand in columns. */}
            <span className={styles.key}>{option.shortcut && <Kbd>{option.shortcut}</Kbd>}</span>
            <span className={styles.check}>
              <Base.RadioItemIndicator>
                <Check aria-hidden="true" />
              </Base.RadioItemIndicator>
            </span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  )
}

/** A thin line between groups. */
export function MenuSeparator() {
  return <Base.Separator className={styles.separator} />
}
