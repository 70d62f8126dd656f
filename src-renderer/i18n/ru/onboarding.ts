import type { onboarding as english } from '../en/onboarding.ts'
import type { Translation } from '../translation.ts'

export const onboarding: Translation<typeof english> = {
  'onboarding.title': 'Добро пожаловать в Throughline',
  'onboarding.text': 'Одна лента на каждого клиента: на этом компьютере и больше нигде.',
  'onboarding.mailbox.title': 'Добавить почтовый ящик',
  'onboarding.mailbox.text': 'Читайте почту поддержки и отвечайте на неё по IMAP и SMTP.',
  'onboarding.sample.title': 'Открыть пример',
  'onboarding.sample.text': 'Сорок вымышленных клиентов, чтобы осмотреться. Удаляется одним щелчком.',
  'onboarding.import.title': 'Импортировать файлы почты',
  'onboarding.import.text': 'mbox, Maildir, .eml, Google Takeout. Или перетащите их сюда.',
  'onboarding.filling': 'Загружаем самые новые сообщения',
  'onboarding.fillingImport': 'Читаем ваши сообщения',
  'onboarding.count':
    '{count, plural, =0 {Пока ничего} one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}',
  'onboarding.goOn': 'Рабочее окно откроется само, как только будет что показать.',
  'onboarding.skip': 'Перейти к работе',
  'onboarding.nothingRead': 'В {title} не нашлось ни одного сообщения. Выберите файлы mbox, .eml или папку Maildir.',
  'onboarding.openAccounts': 'Открыть настройки аккаунтов',
  'onboarding.language': 'Язык',
  'onboarding.private': 'Никаких наших серверов и слежки, работает без сети.',
}
