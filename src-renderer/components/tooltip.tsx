import { Tooltip as Base } from '@base-ui/react/tooltip'
import { type ReactNode, useEffect, useState } from 'react'
import { Kbd } from './kbd.tsx'
import styles from './tooltip.module.css'

/**
 * What an element carries to be explained on hover and on focus: never the only place of something needed. It only carries
 * the words, for a window has hundreds of buttons and shows one tooltip at a time.
 */
export function tooltip(label: string, shortcut?: string) {
  return { 'data-tooltip': label, 'data-tooltip-shortcut': shortcut }
}

/** Of an element under the pointer; the next one opens at once while one is open. */
const openMs = 500
/** So that the pointer can come over to the words themselves (WCAG 1.4.13). */
const closeMs = 100

/** The one tooltip of a window, for whatever carries the words of one. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [shown, setShown] = useState<HTMLElement | null>(null)
  useEffect(
    () =>
      followAnchors((next) => {
        setAnchor(next)
        // While it fades away, it keeps its words.
        if (next) setShown(next)
      }),
    [],
  )
  const shortcut = shown?.dataset.tooltipShortcut
  return (
    <>
      {children}
      <Base.Root open={anchor !== null} onOpenChange={letThrough}>
        <Base.Portal>
          <Base.Positioner
            className={styles.positioner}
            anchor={shown}
            side="bottom"
            sideOffset={6}
            collisionPadding={8}
          >
            <Base.Popup className={styles.popup} data-tooltip-words="">
              {shown?.dataset.tooltip}
              {shortcut && <Kbd tone="inverse">{shortcut}</Kbd>}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </>
  )
}

/** Escape is meant for what lies under it: a word of explanation goes along, and takes no key for itself. */
function letThrough(_open: boolean, details: Base.Root.ChangeEventDetails): void {
  if (details.reason !== 'escape-key') return
  details.cancel()
  details.allowPropagation()
}

/** Tells which element is to be explained now, null for none. Returns how to stop. */
function followAnchors(tell: (anchor: HTMLElement | null) => void): () => void {
  let current: HTMLElement | null = null
  let open = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** It was pressed: what it does is known, until the pointer comes anew. */
  let pressed: HTMLElement | null = null

  const show = (anchor: HTMLElement | null) => {
    clearTimeout(timer)
    open = anchor !== null
    tell(anchor)
  }
  const turnTo = (next: HTMLElement | null, afterMs: number) => {
    if (next === current) return
    current = next
    clearTimeout(timer)
    if (next === null) timer = setTimeout(() => show(null), closeMs)
    else if (open || afterMs === 0) show(next)
    else timer = setTimeout(() => next.isConnected && show(next), afterMs)
  }
  const close = () => {
    current = null
    if (open) show(null)
    else clearTimeout(timer)
  }

  const listeners = new AbortController()
  const on = <Name extends keyof DocumentEventMap>(name: Name, listener: (event: DocumentEventMap[Name]) => void) =>
    document.addEventListener(name, listener, { capture: true, signal: listeners.signal })
  on('pointerover', (event) => {
    const target = event.target as Element
    if (event.pointerType === 'touch' || (open && target.closest('[data-tooltip-words]'))) return clearTimeout(timer)
    const next = target.closest<HTMLElement>('[data-tooltip]')
    if (next !== pressed) pressed = null
    turnTo(pressed ? null : next, openMs)
  })
  on('pointerleave', (event) => {
    if (event.target === document) turnTo(null, openMs)
  })
  on('pointerdown', (event) => {
    pressed = (event.target as Element).closest<HTMLElement>('[data-tooltip]')
    close()
  })
  on('focusin', (event) => {
    const target = event.target as HTMLElement
    if (target.matches('[data-tooltip]:focus-visible')) turnTo(target, 0)
  })
  on('focusout', close)
  on('keydown', close)
  on('scroll', close)
  return () => {
    listeners.abort()
    clearTimeout(timer)
  }
}
