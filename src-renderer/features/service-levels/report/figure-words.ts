import type { FigureOf, SlaReport } from '../../../../src-main/contract/sla.ts'
import type { I18n } from '../../../i18n/i18n.ts'
import { weekdayNames } from '../calendars/week-words.ts'
import { groupLabel } from '../group-label.ts'

/** What a figure counts: `First reply · late · Tuesday, 14:00 · Chat`. */
export function describeFigure(
  { clock, outcome, group, weekday, hour }: FigureOf,
  groups: SlaReport['groups'],
  { t, locale }: I18n,
): string {
  const known = group && groups.find(({ by, key }) => by === group.by && key === group.key)
  const parts = [
    clock && t(`sla.clock.${clock}`),
    outcome && t(`reports.outcome.${outcome}`),
    weekday !== null && hour !== null && `${weekdayNames(locale, 'long')[weekday - 1]}, ${hourText(hour)}`,
    group && groupLabel(known ?? { ...group, label: group.key }, t),
  ]
  return parts.filter((part) => typeof part === 'string').join(' · ')
}

export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** Two windows of the same figure are the same figure. */
export function isSameFigure(a: FigureOf | null, b: FigureOf): boolean {
  return a !== null && JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

function ordered({ clock, outcome, group, weekday, hour }: FigureOf): readonly unknown[] {
  return [clock, outcome, group && [group.by, group.key], weekday, hour]
}
