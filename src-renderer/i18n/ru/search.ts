import type { search as english } from '../en/search.ts'
import type { Translation } from '../translation.ts'

export const search: Translation<typeof english> = {
  'search.label': 'Поиск по всем сообщениям',
  'search.placeholder': 'Искать везде',
  'search.clear': 'Выйти из поиска',
  'search.results': 'Результаты поиска',
  'search.failed': 'Поиск не удался',
  'search.fromYou': 'от вас',
  'search.count':
    '{count, plural, =0 {Ничего не найдено} one {# совпадение, сначала новые} few {# совпадения, сначала новые} many {# совпадений, сначала новые} other {# совпадения, сначала новые}}',
  'search.countCapped': 'Более {shown} совпадений, сначала новые',
  'search.notYetIndexed':
    '{count, plural, one {# сообщение ещё только на сервере, на этом компьютере его нет} few {# сообщения ещё только на сервере, на этом компьютере их нет} many {# сообщений ещё только на сервере, на этом компьютере их нет} other {# сообщения ещё только на сервере, на этом компьютере их нет}}',
  'search.empty.title': 'Ничего не найдено',
  'search.empty.text': 'Ни в одном сообщении нет «{query}».',
  'search.recent': 'Недавние',
  'search.hints': 'Как искать',
  'search.hint.words.example': 'потерянная посылка',
  'search.hint.words': 'все эти слова',
  'search.hint.phrase.example': '"потерянная посылка"',
  'search.hint.phrase': 'точно эта фраза',
  'search.hint.prefix.example': 'возвр*',
  'search.hint.prefix': 'слова с таким началом',
}
