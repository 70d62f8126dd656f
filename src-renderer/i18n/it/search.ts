import type { search as english } from '../en/search.ts'
import type { Translation } from '../translation.ts'

export const search: Translation<typeof english> = {
  'search.label': 'Cerca in tutti i messaggi',
  'search.placeholder': 'Cerca ovunque',
  'search.clear': 'Esci dalla ricerca',
  'search.results': 'Risultati della ricerca',
  'search.failed': 'La ricerca non è riuscita',
  'search.fromYou': 'inviato da me',
  'search.count':
    '{count, plural, =0 {Nessun risultato} one {# risultato, prima i più recenti} many {# di risultati, prima i più recenti} other {# risultati, prima i più recenti}}',
  'search.countCapped': 'Più di {shown} risultati, prima i più recenti',
  'search.notYetIndexed':
    '{count, plural, one {# messaggio sul server non è ancora su questo computer} many {# di messaggi sul server non sono ancora su questo computer} other {# messaggi sul server non sono ancora su questo computer}}',
  'search.empty.title': 'Nessun risultato',
  'search.empty.text': 'Nessun messaggio contiene «{query}».',
  'search.recent': 'Recenti',
  'search.hints': 'Come cercare',
  'search.hint.words.example': 'pacco in ritardo',
  'search.hint.words': 'tutte queste parole',
  'search.hint.phrase.example': '"pacco in ritardo"',
  'search.hint.phrase': 'esattamente questa frase',
  'search.hint.prefix.example': 'rimbors*',
  'search.hint.prefix': 'parole che iniziano così',
}
