import type { imports as english } from '../en/imports.ts'
import type { Translation } from '../translation.ts'

export const imports: Translation<typeof english> = {
  'imports.title': 'Importul fișierelor de e-mail',
  'imports.drop': 'Plasați aici fișiere mbox, .eml sau un dosar Maildir',
  'imports.dropText': 'O arhivă Google Takeout merge așa cum este. Un nou import nu dublează nimic.',
  'imports.dropHere': 'Eliberați pentru a importa',
  'imports.choose': 'Alegere fișiere…',
  'imports.chooseFolder': 'Alegere dosar…',
  'imports.reading': 'Se citesc fișierele…',
  'imports.jobs': 'Importuri',
  'imports.progress': 'Progresul importului {title}',
  'imports.running': '{done, plural, one {# mesaj citit} few {# mesaje citite} other {# de mesaje citite}}',
  'imports.runningOf': '{done} din {total}',
  'imports.result': '{added, number} adăugate, {known, number} deja existente',
  'imports.resultProblems':
    '{added, number} adăugate, {known, number} deja existente, {problems, plural, one {# problemă} few {# probleme} other {# de probleme}}',
  'imports.cancelled': 'Anulat. Adăugate până acum: {added, number}; un nou import continuă de aici.',
  'imports.failed': 'Nereușit',
  'imports.cancel': 'Anulare',
  'imports.problems': '{count, plural, one {# problemă} few {# probleme} other {# de probleme}}',
  'imports.problemsMore': 'și {count, plural, one {încă una} few {încă #} other {încă #}}',
  'imports.sample.title': 'Spațiu demonstrativ',
  'imports.sample.text':
    'Patruzeci de clienți inventați, în cinci limbi, pentru a încerca totul. Nimic nu părăsește acest computer.',
  'imports.sample.open': 'Deschidere demonstrație',
  'imports.sample.remove': 'Eliminare demonstrație',
}
