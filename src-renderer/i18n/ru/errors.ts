import type { errors as english } from '../en/errors.ts'
import type { Translation } from '../translation.ts'

export const errors: Translation<typeof english> = {
  'error.engine-restarted': 'Throughline перезапустился во время этой операции. Повторите попытку.',
  'error.desk-closed': 'База была закрыта.',
  'error.unexpected': 'Произошло непредвиденное: {detail}',
  'error.writer-failed': 'Throughline больше не может ничего сохранять. Откройте его снова; сохранённое не потеряно.',
  'error.database-damaged': 'Файл базы повреждён или записан другой программой: {detail}',
  'error.database-failed': 'Не удалось использовать файл базы: {detail}',
  'error.database-newer':
    'Эту базу записала более новая версия Throughline (формат {found}); эта читает форматы до {supported}. Обновите Throughline.',
  'error.key-lost':
    'Ключ этой базы отсутствует или повреждён. Верните файл ключа или связку ключей, с которыми она создана.',
  'error.backup-unknown': 'Этой резервной копии больше нет.',
  'error.disk-full': 'На диске нет места. Сохранённое не потеряно; освободите место, и работа продолжится сама.',

  'error.account-exists': 'Адрес {address} уже добавлен.',
  'error.account-gone': 'Этого аккаунта здесь больше нет.',
  'error.account-offline': 'Аккаунт не в сети. Подключитесь и повторите попытку.',
  'error.sign-in-again': 'Пароль этого аккаунта больше не хранится. Войдите заново.',

  'error.address-incomplete': 'Введите адрес целиком, например help@shop.example.',
  'error.address-invalid': '«{address}» не похоже на адрес электронной почты, например help@shop.example.',
  'error.user-missing': 'Введите имя пользователя, обычно это адрес.',
  'error.password-missing': 'Введите пароль почтового ящика.',
  'error.host-missing': 'Введите сервер, например imap.shop.example.',
  'error.host-invalid': 'Это не имя сервера.',
  'error.port-invalid': 'Порт — это число от 1 до 65535.',
  'error.plain-not-local': 'Без шифрования пароль ушёл бы открытым текстом. Выберите TLS или STARTTLS.',
  'error.client-id-missing': 'Введите идентификатор клиента, который вы зарегистрировали.',
  'error.endpoint-missing': 'Введите адрес https:// из документации провайдера.',

  'error.mail-password-refused':
    '{host} не принял имя пользователя или пароль для {user}. Проверьте оба и введите пароль ещё раз.',
  'error.mail-sign-in-explained': '{host} не впустил {user} и отвечает: {said}',
  'error.mail-token-refused': '{host} больше не принимает вход {user}. Войдите заново.',
  'error.mail-server-not-found': 'Сервер {host} не найден. Проверьте его имя и подключение к интернету.',
  'error.mail-server-refused':
    '{host} не принимает подключений на этом порту. Проверьте порт; попытка повторится автоматически.',
  'error.mail-server-silent': '{host} не отвечает. Попытка повторится автоматически.',
  'error.mail-server-busy': '{host} просит не торопиться. Throughline подождёт и попробует снова.',
  'error.mail-server-unavailable': '{host} сейчас не может ответить. Попытка повторится автоматически.',
  'error.mail-server-said-no': '{host} отклонил запрос: {said}',
  'error.connection-lost': 'Связь с {host} потеряна. Подключение восстановится автоматически.',
  'error.mail-try-later': '{host} примет письмо позже и сообщает: {reply}',
  'error.mail-limit-reached': '{host} пока не принимает больше писем и сообщает: {reply}',
  'error.sender-refused': '{host} не отправляет письма от этого отправителя и сообщает: {reply}',
  'error.recipient-refused': '{host} не доставляет письма на {address} и сообщает: {reply}',
  'error.message-refused': '{host} отклонил письмо и сообщает: {reply}',
  'error.too-large': 'Письмо больше, чем принимает {host}. Отправьте вложение поменьше или ссылку на него.',
  'error.send-uncertain': 'Связь с {host} прервалась во время отправки. Программа проверит, ушло ли письмо.',
  'error.smtp-missing': 'Для этой учётной записи не указан сервер отправки. Укажите его в настройках учётной записи.',
  'error.no-recipient': 'Укажите, кому отправить письмо.',
  'error.address-not-supported':
    '{host} отправляет письма только на адреса латинскими буквами. Попросите у получателя другой адрес.',
  'error.no-such-folder':
    'На сервере нет папки «{folder}», и создать её не удалось. Добавьте её в почтовом ящике и повторите попытку.',
  'error.folder-in-flux': 'Папка {folder} ещё читается. Попытка повторится автоматически.',
  'error.mailbox-full': 'Ящик {user} переполнен. Удалите письма на сервере или попросите провайдера добавить место.',
  'error.tls-mismatch': '{host} не использует TLS на этом порту. Проверьте порт или выберите STARTTLS.',
  'error.no-encryption': '{host} не предлагает шифрования на этом порту. Выберите TLS или другой порт.',
  'error.encryption-required':
    '{host} не принимает пароль без шифрования. Выберите TLS или STARTTLS в настройках аккаунта.',
  'error.no-certificate': '{host} не предъявил сертификат.',
  'error.certificate-unknown':
    'Сертификат {host} нельзя проверить. Доверяйте ему, только если провайдер подтвердит отпечаток.',
  'error.certificate-changed':
    '{host} предъявил не тот сертификат, которому вы доверяли. Спросите провайдера, прежде чем доверять новому.',

  'error.oauth-cancelled': 'Вход прерван. Начните его снова.',
  'error.oauth-client-refused':
    '{host} не принимает этот идентификатор или секрет клиента. Сверьте их там, где вы их регистрировали.',
  'error.oauth-denied': 'Доступ к ящику не разрешён. Войдите заново и разрешите его.',
  'error.oauth-endpoint': '«{endpoint}» — не адрес https://.',
  'error.oauth-expired': 'Время входа истекло. Войдите заново.',
  'error.oauth-missing': 'Сначала выберите провайдера для входа.',
  'error.oauth-refused': '{host} отказал во входе: {detail}',
  'error.oauth-unfinished': 'Сначала завершите вход в браузере.',
  'error.oauth-unreachable': '{host} не ответил на вход как следует. Throughline попробует позже.',

  'error.folder-gone': 'Папки {folder} больше нет на сервере.',
  'error.source-not-kept': 'От импортированной почты хранятся текст и вложения. Исходник находится в {origin}.',
  'error.message-gone': 'Этого сообщения больше нет ни здесь, ни на сервере.',
  'error.attachment-not-kept': 'Файл «{name}» был слишком велик, чтобы сохранить его при импорте.',
  'error.contact-gone': 'Сообщений этого клиента здесь больше нет.',
  'error.conversation-gone': 'Этого диалога больше нет ни здесь, ни на сервере.',
  'error.other-account': 'Диалоги из двух аккаунтов нельзя объединить.',
  'error.action-undone': 'Это уже отменено.',
  'error.action-unknown': 'Отменять нечего.',
  'error.job-unknown': 'Эта работа уже закончена.',
  'error.part-too-large': 'Размер больше {limitMb} МБ. Откройте это в другой почтовой программе.',
  'error.file-not-mail': 'Это не почта: ни mbox, ни отдельное письмо.',
  'error.file-empty': 'Файл пуст.',
  'error.file-gone': 'Такого файла или папки нет.',
  'error.file-forbidden': 'Нет прав на чтение.',
  'error.file-unreadable': 'Не удалось прочитать.',
  'error.upload-cut': 'Загрузка прервалась. Повторите попытку.',
  'error.nothing-to-import': 'Здесь нет файлов. Перетащите mbox, файлы .eml или Maildir.',
  'error.upload-failed': 'Не удалось прочитать {name}.',

  'error.files-under-way': 'Файлы ещё добавляются в черновик. Подождите немного и отправьте снова.',
  'error.file-missing': 'Файл «{name}» не прикреплён. Повторите попытку или уберите его.',
  'error.gap-left': 'Осталось что-то заполнить. Tab переходит от места к месту.',

  'error.attachment-too-large':
    'С этим файлом письмо займёт {sizeMb} МБ, а сервер принимает {limitMb} МБ. Отправьте файл поменьше или ссылку на него.',
  'error.text-too-long':
    'Длина текста — {length, plural, one {# знак} few {# знака} many {# знаков} other {# знака}}; допускается {limit, plural, one {# знак} few {# знака} many {# знаков} other {# знака}}.',
  'error.unresolved-variable': 'Заполните «{name}», прежде чем отправлять.',
  'error.note-empty': 'В этой заметке ещё ничего нет.',
  'error.draft-gone': 'Этот черновик отправлен или удалён.',
  'error.outbox-item-gone': 'Этого письма больше нет в исходящих.',
  'error.already-sent': 'Это письмо уже отправлено.',
  'error.being-sent': 'Письмо сейчас отправляется. Подождите немного.',
  'error.held': 'Этот ответ задержан. Посмотрите, что написали с тех пор, и отправьте его как есть.',
  'error.sample-cannot-send':
    'Демонстрационная база вымышлена: из неё ничего не отправляется. Черновики и заметки работают.',
  'error.imported-cannot-send': 'У импортированной почты нет сервера. Ответьте из своей учётной записи.',
  'error.attachment-gone': 'Файла «{name}» больше нет. Удалите его из письма и добавьте снова.',
  'error.no-account': 'Сначала добавьте учётную запись: отправлять пока не из чего.',

  'error.reply-gone': 'Этого готового ответа больше нет.',
  'error.reply-file-gone': 'Этого файла у ответа больше нет.',
  'error.shortcut-taken': 'Сокращение «/{shortcut}» уже занято ответом «{title}». Выберите другое.',
  'error.template-broken': 'Строку {line} шаблона не удаётся прочитать: {detail}',
  'error.reply-files-too-large': 'Файлы готового ответа могут занимать вместе до {limitMb} МБ.',

  'error.unknown-zone': 'Часового пояса «{zone}» нет. Выберите, например, Europe/Rome.',
  'error.unknown-country': 'Для страны «{text}» государственные праздники неизвестны. Выберите другую или никакой.',
  'error.unknown-region': 'Для региона «{text}» государственные праздники неизвестны. Выберите другой или всю страну.',
  'error.calendar-in-use': 'Часы этого календаря считают правила: {policies}. Сначала выберите там другой календарь.',
  'error.calendar-gone': 'Этого календаря больше нет.',
  'error.policy-gone': 'Этого правила больше нет.',
}
