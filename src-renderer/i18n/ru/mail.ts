import type { mail as english } from '../en/mail.ts'
import type { Translation } from '../translation.ts'

export const mail: Translation<typeof english> = {
  'mail.fold.quote': 'Предыдущая переписка',
  'mail.fold.signature': 'Подпись',
  'mail.images.blocked':
    '{count, plural, one {Заблокировано # изображение из интернета} few {Заблокированы # изображения из интернета} many {Заблокировано # изображений из интернета} other {Заблокировано # изображения из интернета}}',
  'mail.images.why': 'По изображениям из интернета отправитель узнаёт, когда и где вы прочитали письмо.',
  'mail.images.show': 'Показать изображения',
  'mail.images.always': 'Всегда от {address}',
  'mail.images.allowed': 'Изображения от {address} будут показываться всегда',
  'mail.images.undo': 'Отменить',
  'mail.images.failed': 'Не удалось это запомнить',
  'mail.trackers.blocked':
    '{count, plural, one {заблокирован # следящий пиксель} few {заблокированы # следящих пикселя} many {заблокировано # следящих пикселей} other {заблокировано # следящего пикселя}}',
  'mail.goesTo': '→ {host}',
  'mail.misnamed.hint': 'Написано {named}, ведёт на:',
  'mail.misnamed.title': 'Ссылка ведёт не туда, куда обещает',
  'mail.misnamed.text': 'Написано {named}, но откроется {host}. Так пишут ссылки те, кому нужен ваш пароль.',
  'mail.misnamed.open': 'Открыть {host}',
  'mail.originalColours': 'Исходные цвета',
  'mail.darkColours': 'Цвета тёмного окна',
  'mail.tooHeavy': 'Такая вёрстка подвесила бы окно, поэтому показан её исходный код. Текст можно прочитать отдельно.',
  'mail.sourceCut': '… и ещё {left}',
  'mail.bounce.failed':
    '{count, plural, one {Не доставлено на этот адрес} few {Не доставлено на # адреса} many {Не доставлено на # адресов} other {Не доставлено на # адреса}}',
  'mail.bounce.delayed': 'Пока не доставлено: сервер продолжает попытки',
  'mail.bounce.status': 'Код {status}',
  'mail.bounce.open': 'Показать вернувшееся сообщение',
  'mail.invitation.request': 'Приглашение',
  'mail.invitation.cancel': 'Отменено',
  'mail.invitation.reply': 'Ответ на приглашение',
  'mail.invitation.other': 'Запись календаря',
  'mail.invitation.untitled': '(без названия)',
  'mail.invitation.when': 'Когда',
  'mail.invitation.where': 'Где',
  'mail.invitation.organizer': 'Организатор',
  'mail.invitation.people': 'Участники',
  'mail.invitation.attendees':
    '{count, plural, one {# приглашённый} few {# приглашённых} many {# приглашённых} other {# приглашённого}}',
  'mail.invitation.allDay': '{date}, весь день',
  'mail.invitation.repeats': 'повторяется',
}
