import type { queue as english } from '../en/queue.ts'
import type { Translation } from '../translation.ts'

export const queue: Translation<typeof english> = {
  'queue.label': 'Clienti',
  'queue.filters': 'Mostra',
  'queue.filter.all': 'Tutti',
  'queue.filter.unread': 'Da leggere',
  'queue.filter.unanswered': 'Senza risposta',
  'queue.filter.done': 'Conclusi',
  'queue.view': 'Ordine e account',
  'queue.order': 'Ordine',
  'queue.order.newest': 'Prima i più recenti',
  'queue.order.oldest': 'Prima i meno recenti',
  'queue.account': 'Account',
  'queue.account.all': 'Tutti gli account',
  'queue.unread':
    '{count, plural, one {# messaggio da leggere} many {# di messaggi da leggere} other {# messaggi da leggere}}',
  'queue.waiting': 'In attesa di risposta · {since}',
  'queue.nameless': 'Mittente sconosciuto',
  'queue.attachment': 'Con allegati',
  'queue.you': 'Io: {text}',
  'queue.empty.all.title': 'Ancora nessun cliente',
  'queue.empty.all.text': 'I messaggi compaiono qui appena si sincronizza un account o si importano dei file.',
  'queue.empty.unread.title': 'Nulla da leggere',
  'queue.empty.unread.text': 'Tutti i messaggi sono stati aperti.',
  'queue.empty.unanswered.title': 'Tutti hanno una risposta',
  'queue.empty.unanswered.text': 'Nessuno è in attesa. Le nuove domande compaiono prima qui.',
  'queue.empty.done.title': 'Ancora nulla di concluso',
  'queue.empty.done.text': 'Premere E per spostare qui un cliente quando tutto è risolto.',
  'queue.empty.account': 'È mostrato solo {account}.',
  'queue.empty.showAll': 'Mostra tutti gli account',
  'queue.failed': 'Impossibile leggere la coda',
}
