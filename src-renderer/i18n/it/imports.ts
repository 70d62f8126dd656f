import type { imports as english } from '../en/imports.ts'
import type { Translation } from '../translation.ts'

export const imports: Translation<typeof english> = {
  'imports.title': 'Importa file di posta',
  'imports.drop': 'Trascinare qui file mbox, file .eml o una Maildir',
  'imports.dropText': 'Un archivio Google Takeout va bene così com’è. Importare di nuovo non crea duplicati.',
  'imports.dropHere': 'Rilasciare per importare',
  'imports.choose': 'Scegli file…',
  'imports.chooseFolder': 'Scegli cartella…',
  'imports.reading': 'Lettura dei file…',
  'imports.jobs': 'Importazioni',
  'imports.progress': 'Avanzamento di {title}',
  'imports.running': '{done, plural, one {# messaggio letto} many {# di messaggi letti} other {# messaggi letti}}',
  'imports.runningOf': '{done} di {total}',
  'imports.result': '{added, number} aggiunti, {known, number} già presenti',
  'imports.resultProblems':
    '{added, number} aggiunti, {known, number} già presenti, {problems, plural, one {# problema} many {# di problemi} other {# problemi}}',
  'imports.cancelled': 'Annullato. Aggiunti finora: {added, number}; una nuova importazione riprende da lì.',
  'imports.failed': 'Non riuscita',
  'imports.cancel': 'Annulla',
  'imports.problems': '{count, plural, one {# problema} many {# di problemi} other {# problemi}}',
  'imports.problemsMore': 'e {count, plural, one {# altro} many {# di altri} other {altri #}}',
  'imports.sample.title': 'Area di prova',
  'imports.sample.text':
    'Quaranta clienti inventati in cinque lingue, per provare tutto. Nulla lascia questo computer.',
  'imports.sample.open': 'Apri area di prova',
  'imports.sample.remove': 'Rimuovi area di prova',
}
