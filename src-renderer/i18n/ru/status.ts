import type { status as english } from '../en/status.ts'
import type { Translation } from '../translation.ts'

export const status: Translation<typeof english> = {
  'status.reconnecting': 'Throughline перезапускается. Введённый текст сохранён.',
  'status.offline':
    'Вы не в сети. Всё, что есть на этом компьютере, работает; новая почта придёт, когда сеть появится.',
  'status.workOffline': 'Работать без сети',
  'status.goOnline': 'Вернуться в сеть',
  'status.offlineByChoice': 'Вы работаете без сети. Всё, что есть на этом компьютере, работает.',
  'status.answersWait':
    '{count, plural, one {# ответ уйдёт, когда вы вернётесь.} few {# ответа уйдут, когда вы вернётесь.} many {# ответов уйдут, когда вы вернётесь.} other {# ответа уйдут, когда вы вернётесь.}}',
  'status.toggleOffline': 'Работать без сети или вернуться в сеть',
}
