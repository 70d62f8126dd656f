import type { status as english } from '../en/status.ts'
import type { Translation } from '../translation.ts'

export const status: Translation<typeof english> = {
  'status.reconnecting': 'Throughline repornește. Textul introdus se păstrează.',
  'status.offline':
    'Sunteți deconectat. Tot ce este pe acest computer funcționează; mesajele noi sosesc când revine rețeaua.',
  'status.workOffline': 'Lucru offline',
  'status.goOnline': 'Înapoi online',
  'status.offlineByChoice': 'Lucrați offline. Tot ce este pe acest computer funcționează.',
  'status.answersWait':
    '{count, plural, one {# răspuns pleacă atunci când reveniți.} few {# răspunsuri pleacă atunci când reveniți.} other {# de răspunsuri pleacă atunci când reveniți.}}',
  'status.toggleOffline': 'Lucru offline sau înapoi online',
}
