import { useEffect, useRef } from 'react'
import type { MessageKey } from '../i18n/catalogues.ts'

export type ShortcutName =
  | 'next'
  | 'previous'
  | 'read-on'
  | 'next-unread'
  | 'go-to-date'
  | 'toggle-folds'
  | 'toggle-all-folds'
  | 'next-conversation'
  | 'previous-conversation'
  | 'reply'
  | 'reply-all'
  | 'forward'
  | 'note'
  | 'new-message'
  | 'done'
  | 'toggle-read'
  | 'search'
  | 'narrow'
  | 'undo'
  | 'back'
  | 'toggle-card'
  | 'settings'
  | 'help'

interface Shortcut {
  readonly name: ShortcutName
  /** As `KeyboardEvent.key`; with `mod` for Ctrl, on a Mac ⌘. */
  readonly keys: readonly { readonly key: string; readonly mod?: true; readonly shift?: true }[]
  readonly label: MessageKey
}

/** Every key of the desk, in the order in which the help shows them. */
export const shortcuts: readonly Shortcut[] = [
  { name: 'next', keys: [{ key: 'j' }, { key: 'ArrowDown' }], label: 'shortcuts.next' },
  { name: 'previous', keys: [{ key: 'k' }, { key: 'ArrowUp' }], label: 'shortcuts.previous' },
  { name: 'read-on', keys: [{ key: 'Enter' }], label: 'shortcuts.read-on' },
  { name: 'next-unread', keys: [{ key: 'n' }], label: 'shortcuts.next-unread' },
  { name: 'go-to-date', keys: [{ key: 'g' }], label: 'shortcuts.go-to-date' },
  // Before the same key without Shift, which does not ask about it.
  { name: 'toggle-all-folds', keys: [{ key: 'o', shift: true }], label: 'shortcuts.toggle-all-folds' },
  { name: 'toggle-folds', keys: [{ key: 'o' }], label: 'shortcuts.toggle-folds' },
  { name: 'next-conversation', keys: [{ key: ']' }], label: 'shortcuts.next-conversation' },
  { name: 'previous-conversation', keys: [{ key: '[' }], label: 'shortcuts.previous-conversation' },
  { name: 'reply', keys: [{ key: 'r' }], label: 'shortcuts.reply' },
  { name: 'reply-all', keys: [{ key: 'a' }], label: 'shortcuts.reply-all' },
  { name: 'narrow', keys: [{ key: 'f', shift: true }], label: 'shortcuts.narrow' },
  { name: 'forward', keys: [{ key: 'f' }], label: 'shortcuts.forward' },
  { name: 'note', keys: [{ key: 'm' }, { key: 'n', mod: true, shift: true }], label: 'shortcuts.note' },
  { name: 'new-message', keys: [{ key: 'c' }], label: 'shortcuts.new-message' },
  { name: 'back', keys: [{ key: 'Escape' }], label: 'shortcuts.back' },
  { name: 'done', keys: [{ key: 'e' }], label: 'shortcuts.done' },
  { name: 'toggle-read', keys: [{ key: 'u' }], label: 'shortcuts.toggle-read' },
  { name: 'undo', keys: [{ key: 'z' }, { key: 'z', mod: true }], label: 'shortcuts.undo' },
  { name: 'search', keys: [{ key: '/' }, { key: 'f', mod: true }], label: 'shortcuts.search' },
  { name: 'toggle-card', keys: [{ key: 'i' }], label: 'shortcuts.toggle-card' },
  { name: 'settings', keys: [{ key: ',', mod: true }], label: 'shortcuts.settings' },
  { name: 'help', keys: [{ key: '?' }], label: 'shortcuts.help' },
]

/** Which shortcut a key press is; null where the press belongs to a field, a menu or a dialog. */
export function shortcutOf(event: KeyboardEvent): ShortcutName | null {
  if (event.defaultPrevented || event.isComposing || event.altKey) return null
  const target = event.target instanceof Element ? event.target : null
  const mod = event.ctrlKey || event.metaKey
  if (
    target?.closest(
      '[role="dialog"][data-open], [role="alertdialog"][data-open], [role="menu"], [role="listbox"][data-popup-open]',
    )
  )
    return null
  const typing = target?.closest('input, textarea, select, [contenteditable="true"]')
  if (typing && !(mod && event.key !== 'z')) return null
  // Enter and Space press the button that has the focus; arrows scroll the timeline and move splitters and tabs.
  if (event.key === 'Enter' && target?.closest('button, a')) return null
  if (event.key.startsWith('Arrow') && target?.closest('[data-timeline-list], [role="separator"], [role="radiogroup"]'))
    return null
  const found = shortcuts.find(({ keys }) =>
    keys.some(
      ({ key, mod: wantsMod = false, shift: wantsShift = false }) =>
        key === (key.length > 1 ? event.key : event.key.toLowerCase()) &&
        wantsMod === mod &&
        (event.shiftKey || !wantsShift),
    ),
  )
  return found?.name ?? null
}

/** Runs the desk's shortcuts. One that is left out does nothing. */
export function useShortcuts(actions: Readonly<Partial<Record<ShortcutName, () => void>>>): void {
  const current = useRef(actions)
  current.current = actions
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = shortcutOf(event)
      const action = name && current.current[name]
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
