import type { triage as english } from '../en/triage.ts'
import type { Translation } from '../translation.ts'

export const triage: Translation<typeof english> = {
  'triage.bar': 'Что сделать с этим клиентом',
  'triage.done': 'Завершить',
  'triage.waiting': 'Ждать клиента',
  'triage.noAnswer': 'Ответ не нужен',
  'triage.reopen': 'Открыть снова',
  'triage.snooze': 'Отложить…',
  'triage.assign': 'Назначить…',
  'triage.tag': 'Метки…',
  'triage.priority': 'Приоритет…',
  'triage.star': 'Добавить звезду',
  'triage.unstar': 'Убрать звезду',
  'triage.markRead': 'Отметить прочитанным',
  'triage.markUnread': 'Отметить непрочитанным',
  'triage.archive': 'В архив',
  'triage.spam': 'Это спам',
  'triage.notSpam': 'Это не спам',
  'triage.block': 'Заблокировать отправителя…',
  'triage.delete': 'Удалить',
  'triage.move': 'Перенести к другому клиенту…',
  'triage.split': 'Разделить диалог здесь…',
  'triage.merge': 'Объединить с другим диалогом…',
  'triage.more': 'Другие действия',
  'triage.nothing':
    '{count, plural, =1 {{name}: нечего менять} one {# клиент: нечего менять} few {# клиента: нечего менять} many {# клиентов: нечего менять} other {# клиента: нечего менять}}',
  'triage.fact.snoozed': 'Отложено: {until}',
  'triage.fact.waiting': 'Ждём клиента',
  'triage.fact.spam': 'Спам',
  'triage.priority.low': 'Низкий',
  'triage.priority.normal': 'Обычный',
  'triage.priority.high': 'Высокий',
  'triage.priority.urgent': 'Срочный',
  'triage.priority.now': 'сейчас',
  'triage.priority.title':
    '{count, plural, =1 {{name}: приоритет} one {# клиент: приоритет} few {# клиента: приоритет} many {# клиентов: приоритет} other {# клиента: приоритет}}',
  'triage.priority.placeholder': 'Насколько это срочно?',
  'triage.priority.empty': 'Такого приоритета нет',
  'triage.snooze.title':
    '{count, plural, =1 {{name}: отложить} one {# клиент: отложить} few {# клиента: отложить} many {# клиентов: отложить} other {# клиента: отложить}}',
  'triage.snooze.placeholder': 'До какого времени? Например: завтра в 9, через 2 часа, в пятницу 14:30',
  'triage.snooze.later': 'Позже сегодня',
  'triage.snooze.tonight': 'Сегодня вечером',
  'triage.snooze.tomorrow': 'Завтра',
  'triage.snooze.weekend': 'В выходные',
  'triage.snooze.nextWeek': 'На следующей неделе',
  'triage.snooze.month': 'Через месяц',
  'triage.snooze.until': 'До: {time}',
  'triage.snooze.wake': 'Вернуть сейчас',
  'triage.snooze.unknown': 'Такое время мне непонятно. Попробуйте: завтра в 9, пятница, через 3 дня, 24 декабря 10:00',
  'triage.snooze.past': 'Это время уже прошло',
  'triage.snooze.note': 'Вернётся раньше, если напишет клиент либо ответит или оставит заметку коллега.',
  'triage.assign.title':
    '{count, plural, =1 {{name}: назначить} one {# клиент: назначить} few {# клиента: назначить} many {# клиентов: назначить} other {# клиента: назначить}}',
  'triage.assign.placeholder': 'Кто этим займётся?',
  'triage.assign.me': '{name} (я)',
  'triage.assign.now': 'сейчас',
  'triage.assign.nobody': 'Никто',
  'triage.assign.new': 'Назначить: «{name}»',
  'triage.assign.empty': 'Введите имя коллеги',
  'triage.tag.title':
    '{count, plural, =1 {{name}: метки} one {# клиент: метки} few {# клиента: метки} many {# клиентов: метки} other {# клиента: метки}}',
  'triage.tag.placeholder': 'Найти или создать метку',
  'triage.tag.new': 'Создать метку «{tag}»',
  'triage.tag.empty': 'Меток пока нет. Введите первую.',
  'triage.tag.tooLong': 'В метке не больше 60 знаков',
  'triage.move.title': 'Перенести «{subject}» к другому клиенту',
  'triage.move.placeholder': 'Имя или адрес другого клиента',
  'triage.move.new': 'Новый клиент с адресом {address}',
  'triage.move.empty': 'Такого имени нет. Для нового клиента нужен полный адрес.',
  'triage.move.note':
    '«{subject}» перейдёт к клиенту {name}: {count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}. Следующие ответы попадут туда же. Это можно отменить.',
  'triage.merge.title': 'Объединить «{subject}» с другим диалогом',
  'triage.merge.placeholder': 'Объединить «{subject}» с…',
  'triage.merge.empty': 'В этом ящике других диалогов с клиентом нет',
  'triage.merge.note':
    '{count, plural, one {# сообщение из «{from}» станет частью диалога «{into}».} few {# сообщения из «{from}» станут частью диалога «{into}».} many {# сообщений из «{from}» станут частью диалога «{into}».} other {# сообщения из «{from}» станет частью диалога «{into}».}} Это можно отменить.',
  'triage.split.title': 'Разделить диалог здесь?',
  'triage.split.text': '«{words}» ({time}) и всё, что после, станет отдельным диалогом. Это можно отменить.',
  'triage.split.first': 'Диалог начинается с этого сообщения: разделять нечего',
  'triage.split.confirm': 'Разделить',
  'triage.block.title':
    '{count, plural, =1 {{name}: заблокировать?} one {# клиент: заблокировать?} few {# клиента: заблокировать?} many {# клиентов: заблокировать?} other {# клиента: заблокировать?}}',
  'triage.block.text':
    '{count, plural, =1 {{name}: всё, что придёт дальше, попадёт в спам и никогда — в очередь. Отправителю об этом не сообщается. Это можно отменить.} one {# клиент: всё, что придёт дальше, попадёт в спам и никогда — в очередь. Отправителю об этом не сообщается. Это можно отменить.} few {# клиента: всё, что придёт дальше, попадёт в спам и никогда — в очередь. Отправителю об этом не сообщается. Это можно отменить.} many {# клиентов: всё, что придёт дальше, попадёт в спам и никогда — в очередь. Отправителю об этом не сообщается. Это можно отменить.} other {# клиента: всё, что придёт дальше, попадёт в спам и никогда — в очередь. Отправителю об этом не сообщается. Это можно отменить.}}',
  'triage.block.confirm': 'Заблокировать',
  'triage.told.done':
    '{count, plural, =1 {{name}: завершено} one {# клиент: завершено} few {# клиента: завершено} many {# клиентов: завершено} other {# клиента: завершено}}',
  'triage.told.waiting':
    '{count, plural, =1 {{name}: ждём ответа} one {# клиент: ждём ответа} few {# клиента: ждём ответа} many {# клиентов: ждём ответа} other {# клиента: ждём ответа}}',
  'triage.told.noAnswer':
    '{count, plural, =1 {{name}: ответ не нужен} one {# клиенту ответ не нужен} few {# клиентам ответ не нужен} many {# клиентам ответ не нужен} other {# клиента: ответ не нужен}}',
  'triage.told.open':
    '{count, plural, =1 {{name}: снова открыто} one {# клиент: снова открыто} few {# клиента: снова открыто} many {# клиентов: снова открыто} other {# клиента: снова открыто}}',
  'triage.told.snoozed':
    '{count, plural, =1 {{name}: отложено, {until}} one {# клиент: отложено, {until}} few {# клиента: отложено, {until}} many {# клиентов: отложено, {until}} other {# клиента: отложено, {until}}}',
  'triage.told.woken':
    '{count, plural, =1 {{name}: больше не отложено} one {# клиент: больше не отложено} few {# клиента: больше не отложено} many {# клиентов: больше не отложено} other {# клиента: больше не отложено}}',
  'triage.told.assigned':
    '{count, plural, =1 {{name}: теперь занимается {to}} one {# клиент: теперь занимается {to}} few {# клиента: теперь занимается {to}} many {# клиентов: теперь занимается {to}} other {# клиента: теперь занимается {to}}}',
  'triage.told.unassigned':
    '{count, plural, =1 {{name}: никому не назначено} one {# клиент: никому не назначено} few {# клиента: никому не назначено} many {# клиентов: никому не назначено} other {# клиента: никому не назначено}}',
  'triage.told.priority':
    '{count, plural, =1 {{name}: приоритет «{priority}»} one {# клиент: приоритет «{priority}»} few {# клиента: приоритет «{priority}»} many {# клиентов: приоритет «{priority}»} other {# клиента: приоритет «{priority}»}}',
  'triage.told.tagged':
    '{count, plural, =1 {{name}: метка «{tag}»} one {# клиент: метка «{tag}»} few {# клиента: метка «{tag}»} many {# клиентов: метка «{tag}»} other {# клиента: метка «{tag}»}}',
  'triage.told.untagged':
    '{count, plural, =1 {{name}: метка «{tag}» убрана} one {# клиент: метка «{tag}» убрана} few {# клиента: метка «{tag}» убрана} many {# клиентов: метка «{tag}» убрана} other {# клиента: метка «{tag}» убрана}}',
  'triage.told.starred':
    '{count, plural, =1 {{name}: со звездой} one {# клиент: со звездой} few {# клиента: со звездой} many {# клиентов: со звездой} other {# клиента: со звездой}}',
  'triage.told.unstarred':
    '{count, plural, =1 {{name}: без звезды} one {# клиент: без звезды} few {# клиента: без звезды} many {# клиентов: без звезды} other {# клиента: без звезды}}',
  'triage.told.read':
    '{count, plural, =1 {{name}: прочитано} one {# клиент: прочитано} few {# клиента: прочитано} many {# клиентов: прочитано} other {# клиента: прочитано}}',
  'triage.told.unread':
    '{count, plural, =1 {{name}: снова не прочитано} one {# клиент: снова не прочитано} few {# клиента: снова не прочитано} many {# клиентов: снова не прочитано} other {# клиента: снова не прочитано}}',
  'triage.told.archived':
    '{count, plural, =1 {{name}: в архиве} one {# клиент: в архиве} few {# клиента: в архиве} many {# клиентов: в архиве} other {# клиента: в архиве}}',
  'triage.told.spam':
    '{count, plural, =1 {{name}: спам} one {# клиент: спам} few {# клиента: спам} many {# клиентов: спам} other {# клиента: спам}}',
  'triage.told.notSpam':
    '{count, plural, =1 {{name}: не спам} one {# клиент: не спам} few {# клиента: не спам} many {# клиентов: не спам} other {# клиента: не спам}}',
  'triage.told.deleted':
    '{count, plural, =1 {{name}: удалено} one {# клиент: удалено} few {# клиента: удалено} many {# клиентов: удалено} other {# клиента: удалено}}',
  'triage.told.blocked':
    '{count, plural, =1 {{name}: заблокировано} one {# клиент: заблокировано} few {# клиента: заблокировано} many {# клиентов: заблокировано} other {# клиента: заблокировано}}',
  'triage.told.unblocked':
    '{count, plural, =1 {{name}: больше не заблокировано} one {# клиент: больше не заблокировано} few {# клиента: больше не заблокировано} many {# клиентов: больше не заблокировано} other {# клиента: больше не заблокировано}}',
  'triage.told.moved': 'Теперь диалог у клиента {name}',
  'triage.told.merged': 'Диалоги объединены',
  'triage.told.split': 'Диалог разделён',
  'triage.unchanged': 'Ничего не изменилось',
  'triage.noConversation': 'Сначала укажите сообщение диалога',
}
