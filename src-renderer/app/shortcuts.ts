import { useEffect, useRef } from 'react'
import type { MessageKey } from '../i18n/catalogues.ts'
import { type Actions, useCommandRegistry } from './command-registry.tsx'

interface Chord {
  /** As `KeyboardEvent.key`. */
  readonly key: string
  /** Ctrl, on a Mac ⌘. */
  readonly mod?: true
  readonly shift?: true
}

/** In two columns of about the same length. */
export const shortcutGroups = ['move', 'answer', 'triage', 'queue', 'read', 'desk'] as const
export type ShortcutGroup = (typeof shortcutGroups)[number]

interface Shortcut<Name extends string = string> {
  readonly name: Name
  readonly group: ShortcutGroup
  /** None: the command palette and buttons only. */
  readonly keys: readonly Chord[]
  readonly label: MessageKey
}

/** A key, or several with the same meaning: `j`, `Shift+A`, `Mod+K`. */
function keys(...chords: readonly string[]): readonly Chord[] {
  return chords.map((chord) => {
    const parts = chord === '+' ? ['+'] : chord.split('+')
    const key = parts.at(-1) ?? ''
    return {
      key: key.length === 1 ? key.toLowerCase() : key,
      ...(parts.includes('Mod') && { mod: true }),
      ...(parts.includes('Shift') && { shift: true }),
    }
  })
}

/** Every command of the desk with its keys, in the order in which they are listed. */
export const shortcuts = [
  { name: 'next', group: 'move', keys: keys('j', 'ArrowDown'), label: 'shortcuts.next' },
  { name: 'previous', group: 'move', keys: keys('k', 'ArrowUp'), label: 'shortcuts.previous' },
  { name: 'read-on', group: 'move', keys: keys('Enter'), label: 'shortcuts.read-on' },
  { name: 'back', group: 'move', keys: keys('Escape'), label: 'shortcuts.back' },
  { name: 'next-unread', group: 'read', keys: keys('n'), label: 'shortcuts.next-unread' },
  { name: 'next-conversation', group: 'read', keys: keys(']'), label: 'shortcuts.next-conversation' },
  { name: 'previous-conversation', group: 'read', keys: keys('['), label: 'shortcuts.previous-conversation' },
  { name: 'go-to-date', group: 'read', keys: keys('g'), label: 'shortcuts.go-to-date' },
  { name: 'explain-clock', group: 'read', keys: keys('Shift+D'), label: 'shortcuts.explain-clock' },
  { name: 'toggle-folds', group: 'read', keys: keys('o'), label: 'shortcuts.toggle-folds' },
  { name: 'toggle-all-folds', group: 'read', keys: keys('Shift+O'), label: 'shortcuts.toggle-all-folds' },
  { name: 'reply', group: 'answer', keys: keys('r'), label: 'shortcuts.reply' },
  { name: 'reply-all', group: 'answer', keys: keys('a'), label: 'shortcuts.reply-all' },
  { name: 'forward', group: 'answer', keys: keys('f'), label: 'shortcuts.forward' },
  { name: 'note', group: 'answer', keys: keys('m', 'Mod+Shift+N'), label: 'shortcuts.note' },
  { name: 'canned-reply', group: 'answer', keys: keys('Mod+/'), label: 'shortcuts.canned-reply' },
  { name: 'new-message', group: 'answer', keys: keys('c'), label: 'shortcuts.new-message' },
  { name: 'done', group: 'triage', keys: keys('e'), label: 'shortcuts.done' },
  { name: 'waiting', group: 'triage', keys: keys('w'), label: 'shortcuts.waiting' },
  { name: 'no-answer', group: 'triage', keys: keys('Shift+N'), label: 'shortcuts.no-answer' },
  { name: 'reopen', group: 'triage', keys: keys('Shift+E'), label: 'shortcuts.reopen' },
  { name: 'snooze', group: 'triage', keys: keys('s'), label: 'shortcuts.snooze' },
  { name: 'assign', group: 'triage', keys: keys('Shift+A'), label: 'shortcuts.assign' },
  { name: 'priority', group: 'triage', keys: keys('p'), label: 'shortcuts.priority' },
  { name: 'tag', group: 'triage', keys: keys('t'), label: 'shortcuts.tag' },
  { name: 'star', group: 'triage', keys: keys('*'), label: 'shortcuts.star' },
  { name: 'toggle-read', group: 'triage', keys: keys('u'), label: 'shortcuts.toggle-read' },
  { name: 'archive', group: 'triage', keys: keys('y'), label: 'shortcuts.archive' },
  { name: 'spam', group: 'triage', keys: keys('!'), label: 'shortcuts.spam' },
  { name: 'block', group: 'triage', keys: [], label: 'shortcuts.block' },
  { name: 'delete', group: 'triage', keys: keys('#'), label: 'shortcuts.delete' },
  { name: 'move-conversation', group: 'triage', keys: [], label: 'shortcuts.move-conversation' },
  { name: 'split-conversation', group: 'triage', keys: [], label: 'shortcuts.split-conversation' },
  { name: 'merge-conversation', group: 'triage', keys: [], label: 'shortcuts.merge-conversation' },
  { name: 'undo', group: 'triage', keys: keys('z', 'Mod+Z'), label: 'shortcuts.undo' },
  { name: 'show-unanswered', group: 'queue', keys: keys('1'), label: 'queue.filter.unanswered' },
  { name: 'show-due', group: 'queue', keys: keys('d'), label: 'queue.filter.due' },
  { name: 'show-mine', group: 'queue', keys: keys('2'), label: 'queue.filter.mine' },
  { name: 'show-unassigned', group: 'queue', keys: keys('3'), label: 'queue.filter.unassigned' },
  { name: 'show-waiting', group: 'queue', keys: keys('4'), label: 'queue.filter.waiting' },
  { name: 'show-snoozed', group: 'queue', keys: keys('5'), label: 'queue.filter.snoozed' },
  { name: 'show-done', group: 'queue', keys: keys('6'), label: 'queue.filter.done' },
  { name: 'show-all', group: 'queue', keys: keys('0'), label: 'queue.filter.all' },
  { name: 'show-unread', group: 'queue', keys: [], label: 'queue.filter.unread' },
  { name: 'show-drafts', group: 'queue', keys: keys('7'), label: 'queue.filter.drafts' },
  { name: 'show-outbox', group: 'queue', keys: keys('8'), label: 'queue.filter.outbox' },
  { name: 'show-held', group: 'queue', keys: keys('9'), label: 'queue.filter.held' },
  { name: 'forecast', group: 'queue', keys: [], label: 'shortcuts.forecast' },
  { name: 'choose-view', group: 'queue', keys: keys('v'), label: 'shortcuts.choose-view' },
  { name: 'narrow', group: 'queue', keys: keys('Shift+F'), label: 'shortcuts.narrow' },
  { name: 'save-view', group: 'queue', keys: [], label: 'shortcuts.save-view' },
  { name: 'manage-views', group: 'queue', keys: [], label: 'queue.views.manage' },
  { name: 'select', group: 'queue', keys: keys('x'), label: 'shortcuts.select' },
  { name: 'extend-down', group: 'queue', keys: keys('Shift+ArrowDown', 'Shift+J'), label: 'shortcuts.extend-down' },
  { name: 'extend-up', group: 'queue', keys: keys('Shift+ArrowUp', 'Shift+K'), label: 'shortcuts.extend-up' },
  { name: 'select-all', group: 'queue', keys: keys('Mod+A'), label: 'shortcuts.select-all' },
  { name: 'palette', group: 'desk', keys: keys('Mod+K'), label: 'shortcuts.palette' },
  { name: 'search', group: 'desk', keys: keys('/', 'Mod+F'), label: 'shortcuts.search' },
  { name: 'reply-library', group: 'desk', keys: [], label: 'shortcuts.reply-library' },
  { name: 'service-levels', group: 'desk', keys: [], label: 'levels.title' },
  { name: 'calendars', group: 'desk', keys: [], label: 'shortcuts.calendars' },
  { name: 'sla-report', group: 'desk', keys: [], label: 'shortcuts.sla-report' },
  { name: 'toggle-card', group: 'desk', keys: keys('i'), label: 'shortcuts.toggle-card' },
  { name: 'work-offline', group: 'desk', keys: [], label: 'status.toggleOffline' },
  { name: 'add-account', group: 'desk', keys: [], label: 'app.addMailbox' },
  { name: 'settings', group: 'desk', keys: keys('Mod+,'), label: 'shortcuts.settings' },
  { name: 'help', group: 'desk', keys: keys('?'), label: 'shortcuts.help' },
] as const satisfies readonly Shortcut[]

export type ShortcutName = (typeof shortcuts)[number]['name']

/** These keep their meaning in a field: undo and select all are about its text there. */
const belongsToFields: ReadonlySet<ShortcutName> = new Set<ShortcutName>(['undo', 'select-all'])

/** What lies over the desk and takes its keys. */
const overlays =
  '[role="dialog"][data-open], [role="alertdialog"][data-open], [role="menu"], [role="listbox"][data-popup-open]'

/** Which shortcut a key press is; null where the press belongs to a field, a menu or a dialog. */
export function shortcutOf(event: KeyboardEvent): ShortcutName | null {
  if (event.defaultPrevented || event.isComposing || event.altKey) return null
  const target = event.target instanceof Element ? event.target : null
  const mod = event.ctrlKey || event.metaKey
  if (target?.closest(overlays)) return null
  // Whatever is open is closed first, also in the moment before it has the focus.
  if (event.key === 'Escape' && document.querySelector(overlays)) return null
  // Who writes means the text, also in the moment before it is there.
  const typing = target?.closest('input, textarea, select, [contenteditable="true"], [data-composer]')
  if (typing && !mod) return null
  // Enter and Space press the button that has the focus; arrows scroll the timeline and move splitters and tabs.
  if (event.key === 'Enter' && target?.closest('button, a')) return null
  if (event.key.startsWith('Arrow') && target?.closest('[data-timeline-list], [role="separator"], [role="radiogroup"]'))
    return null
  const pressed = keyOf(event)
  const withKeys = (shift: boolean) =>
    (shortcuts as readonly Shortcut<ShortcutName>[]).find(({ keys }) =>
      keys.some(
        ({ key, mod: wantsMod = false, shift: wantsShift = false }) =>
          key === pressed && wantsMod === mod && wantsShift === shift,
      ),
    )
  // Signs are written with Shift or without, as the keyboard has it; a letter with Shift is another key.
  const isSign = pressed.length === 1 && !/\p{L}/u.test(pressed)
  const found =
    (event.shiftKey ? withKeys(true) : undefined) ?? (event.shiftKey && !isSign ? undefined : withKeys(false))
  if (!found || (typing && belongsToFields.has(found.name))) return null
  // The text of a timeline is selected as text.
  if (found.name === 'select-all' && target?.closest('[data-timeline]')) return null
  return found.name
}

/** Signs that keyboards of other scripts and accents write something else with. */
const signs: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']', Comma: ',', Digit3: '#' }

/** The key by its Latin letter or sign, also where the keyboard writes another script: its place is what the hand knows. */
function keyOf({ key, code }: KeyboardEvent): string {
  if (key.length > 1) return key
  const isLatin = (key.codePointAt(0) ?? 0) < 128
  if (!isLatin && /^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase()
  return (!isLatin && signs[code]) || key.toLowerCase()
}

/** Runs the desk's shortcuts. One that is left out does nothing. */
export function useShortcuts(actions: Actions): void {
  const registry = useCommandRegistry()
  const current = useRef(actions)
  current.current = actions
  useEffect(() => registry.add(() => current.current), [registry])
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
