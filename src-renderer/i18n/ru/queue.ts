import type { queue as english } from '../en/queue.ts'
import type { Translation } from '../translation.ts'

export const queue: Translation<typeof english> = {
  'queue.label': 'Клиенты',
  'queue.filters': 'Показать',
  'queue.filter.all': 'Все',
  'queue.filter.unread': 'Новые',
  'queue.filter.unanswered': 'Без ответа',
  'queue.filter.done': 'Готово',
  'queue.view': 'Порядок и аккаунт',
  'queue.order': 'Порядок',
  'queue.order.newest': 'Сначала новые',
  'queue.order.oldest': 'Сначала старые',
  'queue.account': 'Аккаунт',
  'queue.account.all': 'Все аккаунты',
  'queue.unread':
    '{count, plural, one {# непрочитанное сообщение} few {# непрочитанных сообщения} many {# непрочитанных сообщений} other {# непрочитанного сообщения}}',
  'queue.waiting': 'Ждёт ответа · {since}',
  'queue.nameless': 'Неизвестный отправитель',
  'queue.attachment': 'Есть вложения',
  'queue.you': 'Вы: {text}',
  'queue.empty.all.title': 'Клиентов пока нет',
  'queue.empty.all.text': 'Сообщения появятся здесь, как только синхронизируется аккаунт или импортируются файлы.',
  'queue.empty.unread.title': 'Всё прочитано',
  'queue.empty.unread.text': 'Все сообщения уже открывали.',
  'queue.empty.unanswered.title': 'Всем отвечено',
  'queue.empty.unanswered.text': 'Вас никто не ждёт. Новые вопросы появятся здесь первыми.',
  'queue.empty.done.title': 'Пока ничего не завершено',
  'queue.empty.done.text': 'Нажмите E, чтобы перенести клиента сюда, когда всё улажено.',
  'queue.empty.account': 'Показан только {account}.',
  'queue.empty.showAll': 'Показать все аккаунты',
  'queue.failed': 'Не удалось прочитать очередь',
}
