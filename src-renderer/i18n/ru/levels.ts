import type { levels as english } from '../en/levels.ts'
import type { Translation } from '../translation.ts'

export const levels: Translation<typeof english> = {
  'levels.title': 'Сроки обслуживания',
  'levels.page.policies': 'Правила',
  'levels.page.calendars': 'Календари',
  'levels.page.replay': 'Проба на истории',
  'levels.page.report': 'Отчёт',
  'levels.unsaved': 'Ещё не сохранено',
  'levels.discard': 'Отбросить изменения',
  'levels.save': 'Сохранить',
  'levels.problems': 'Что здесь не так',
  'shortcuts.calendars': 'Календари: часы и праздники',
  'shortcuts.sla-report': 'Отчёт о сроках обслуживания',
}
