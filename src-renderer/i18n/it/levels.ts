import type { levels as english } from '../en/levels.ts'
import type { Translation } from '../translation.ts'

export const levels: Translation<typeof english> = {
  'levels.title': 'Livelli di servizio',
  'levels.page.policies': 'Regole',
  'levels.page.calendars': 'Calendari',
  'levels.page.replay': 'Prova sullo storico',
  'levels.page.report': 'Resoconto',
  'levels.unsaved': 'Non ancora salvato',
  'levels.discard': 'Scarta le modifiche',
  'levels.save': 'Salva',
  'levels.problems': 'Che cosa non torna',
  'shortcuts.calendars': 'Calendari: orari e festività',
  'shortcuts.sla-report': 'Resoconto dei livelli di servizio',
}
