import type { search as english } from '../en/search.ts'
import type { Translation } from '../translation.ts'

export const search: Translation<typeof english> = {
  'search.label': 'Căutare în toate mesajele',
  'search.placeholder': 'Căutați peste tot',
  'search.clear': 'Ieșire din căutare',
  'search.results': 'Rezultatele căutării',
  'search.failed': 'Căutarea nu a reușit',
  'search.fromYou': 'trimis de dvs.',
  'search.count':
    '{count, plural, =0 {Niciun rezultat} one {# rezultat, întâi cele mai noi} few {# rezultate, întâi cele mai noi} other {# de rezultate, întâi cele mai noi}}',
  'search.countCapped': 'Peste {shown} de rezultate, întâi cele mai noi',
  'search.notYetIndexed':
    '{count, plural, one {# mesaj de pe server nu este încă pe acest computer} few {# mesaje de pe server nu sunt încă pe acest computer} other {# de mesaje de pe server nu sunt încă pe acest computer}}',
  'search.empty.title': 'Nu s-a găsit nimic',
  'search.empty.text': 'Niciun mesaj nu conține „{query}”.',
  'search.recent': 'Recente',
  'search.hints': 'Cum se caută',
  'search.hint.words.example': 'colet întârziat',
  'search.hint.words': 'toate aceste cuvinte',
  'search.hint.phrase.example': '"colet întârziat"',
  'search.hint.phrase': 'exact această expresie',
  'search.hint.prefix.example': 'ramburs*',
  'search.hint.prefix': 'cuvinte care încep așa',
}
