import type { status as english } from '../en/status.ts'
import type { Translation } from '../translation.ts'

export const status: Translation<typeof english> = {
  'status.reconnecting': 'Throughline si sta riavviando. Il testo digitato è conservato.',
  'status.offline':
    'Nessuna connessione. Tutto ciò che è su questo computer continua a funzionare; la nuova posta arriva al ritorno della rete.',
  'status.workOffline': 'Lavora offline',
  'status.goOnline': 'Torna online',
  'status.offlineByChoice': 'Lavori offline. Tutto ciò che è su questo computer continua a funzionare.',
  'status.answersWait':
    '{count, plural, one {# risposta parte quando torni online.} many {# risposte partono quando torni online.} other {# risposte partono quando torni online.}}',
  'status.toggleOffline': 'Lavora offline o torna online',
}
