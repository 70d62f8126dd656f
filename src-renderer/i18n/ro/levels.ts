import type { levels as english } from '../en/levels.ts'
import type { Translation } from '../translation.ts'

export const levels: Translation<typeof english> = {
  'levels.title': 'Niveluri de servicii',
  'levels.page.policies': 'Reguli',
  'levels.page.calendars': 'Calendare',
  'levels.page.replay': 'Probă pe istoric',
  'levels.page.report': 'Raport',
  'levels.unsaved': 'Încă nesalvat',
  'levels.discard': 'Renunță la modificări',
  'levels.save': 'Salvează',
  'levels.problems': 'Ce nu e în regulă aici',
  'shortcuts.calendars': 'Calendare: ore și zile libere',
  'shortcuts.sla-report': 'Raportul nivelurilor de servicii',
}
