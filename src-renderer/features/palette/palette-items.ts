import { go } from 'fuzzysort'
import type { ReactElement } from 'react'

/** Something the palette can do. */
export interface PaletteCommand {
  readonly id: string
  readonly label: string
  readonly icon?: ReactElement | undefined
  /** Other words for it. */
  readonly keywords?: string | undefined
  readonly shortcut?: readonly string[] | undefined
  readonly section: string
  readonly run: () => void
}

const shownRecent = 5

/** While nothing is typed: what was picked last, then everything in its own order. */
export function atFirst(
  commands: readonly PaletteCommand[],
  recent: readonly string[],
  recentSection: string,
): readonly PaletteCommand[] {
  const byId = new Map(commands.map((command) => [command.id, command]))
  const first = recent.flatMap((id) => byId.get(id) ?? []).slice(0, shownRecent)
  const shown = new Set(first)
  return [
    ...first.map((command) => ({ ...command, section: recentSection })),
    ...commands.filter((command) => !shown.has(command)),
  ]
}

/** A little more than what fits, for who picks it often. */
const recentBonus = 0.1

/** What fits the words that were typed, best first; of what fits alike, what was picked of late. */
export function fitting(
  commands: readonly PaletteCommand[],
  query: string,
  recent: readonly string[],
): readonly PaletteCommand[] {
  const isRecent = new Set(recent)
  const found = go(query, commands, {
    keys: [(command) => command.label, (command) => command.keywords ?? ''],
    limit: 12,
    threshold: 0.3,
    scoreFn: (result) => result.score + (result.score > 0 && isRecent.has(result.obj.id) ? recentBonus : 0),
  })
  return found.map(({ obj }) => obj)
}
