import type { settings as english } from '../en/settings.ts'
import type { Translation } from '../translation.ts'

export const settings: Translation<typeof english> = {
  'settings.title': 'Настройки',
  'settings.general': 'Основные',
  'settings.about': 'О программе',
  'settings.appearance': 'Оформление',
  'settings.theme.system': 'Как в системе',
  'settings.theme.light': 'Светлое',
  'settings.theme.dark': 'Тёмное',
  'settings.language': 'Язык',
  'settings.language.system': 'Как в системе',
  'settings.notifications': 'Уведомления',
  'settings.notifications.label': 'Сообщать, когда пишет клиент',
  'settings.notifications.hint': 'Кроме того, что приходит при первой синхронизации.',
  'settings.notifications.denied': 'Браузер запрещает уведомления этой странице. Разрешите их в настройках сайта.',
  'settings.version': 'Версия {version}',
  'settings.messages': 'Сообщения',
  'settings.contacts': 'Клиенты',
  'settings.size': 'Размер базы',
  'settings.folder': 'Где хранится',
  'settings.lastBackup': 'Последняя резервная копия',
  'settings.noBackup': 'Пока нет',
  'settings.backup': 'Создать копию',
  'settings.backedUp': 'Резервная копия создана',
  'settings.backupFailed': 'Не удалось создать резервную копию',
  'settings.failed': 'Не удалось получить сведения о базе',
  'settings.private':
    'Всё хранится в одном зашифрованном файле на этом компьютере. Наших серверов нет, и нам ничего не отправляется.',
}
