import type { contact as english } from '../en/contact.ts'
import type { Translation } from '../translation.ts'

export const contact: Translation<typeof english> = {
  'contact.label': 'Клиент',
  'contact.failed': 'Не удалось прочитать карточку',
  'contact.nameless': 'Неизвестный отправитель',
  'contact.copy': 'Скопировать {address}',
  'contact.copied': 'Скопировано: {address}',
  'contact.waiting': 'Ждёт ответа',
  'contact.received': 'Получено',
  'contact.sent': 'Отправлено',
  'contact.first': 'Первый контакт',
  'contact.last': 'Последний контакт',
  'contact.answered': 'Время ответа',
  'contact.answered.median':
    '{count, plural, one {# ответ} few {медиана # ответов} many {медиана # ответов} other {медиана # ответа}}',
  'contact.answered.last': 'Последний ответ',
  'contact.note': 'Заметки',
  'contact.note.placeholder': 'О чём не забыть. Видно только здесь.',
  'contact.note.saving': 'Сохранение…',
  'contact.note.saved': 'Сохранено',
  'contact.note.failed': 'Не удалось сохранить заметку.',
  'contact.conversations': 'Диалоги',
  'contact.messages': '{count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}',
  'contact.olderConversations':
    '{count, plural, one {и ещё # более ранний} few {и ещё # более ранних} many {и ещё # более ранних} other {и ещё # более раннего}}',
  'contact.state.open': 'Открыт',
  'contact.state.done': 'Завершён',
  'contact.state.pending': 'Ждём клиента',
  'contact.state.waiting': 'Ждёт ответа',
  'contact.toggleCard': 'Карточка клиента',
}
