import { modifierKey } from '../components/modifier-key.ts'
import { type ShortcutName, shortcuts } from './shortcuts.ts'

const symbols: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Escape: 'Esc' }

/** The keys of a shortcut as they are written on them, one list for each way to press it. */
export function keyNames(name: ShortcutName): readonly (readonly string[])[] {
  const modifier = modifierKey()
  const chords: readonly { readonly key: string; readonly mod?: true; readonly shift?: true }[] =
    shortcuts.find((shortcut) => shortcut.name === name)?.keys ?? []
  return chords.map(({ key, mod, shift }) => [
    ...(mod ? [modifier] : []),
    ...(shift ? ['⇧'] : []),
    symbols[key] ?? key.toUpperCase(),
  ])
}
