import type { recovery as english } from '../en/recovery.ts'
import type { Translation } from '../translation.ts'

export const recovery: Translation<typeof english> = {
  'recovery.damaged.title': 'Файл базы повреждён',
  'recovery.damaged.text':
    'Ничего не удалено. Выберите резервную копию, чтобы продолжить с неё; всё, что пришло позже, снова загрузится с ваших серверов. Повреждённый файл останется рядом под новым именем.',
  'recovery.damaged.noBackup':
    'Нет резервной копии, которая открывается. Можно начать с пустой базы; повреждённый файл останется рядом под новым именем.',
  'recovery.key-lost.title': 'Нет ключа к этой базе',
  'recovery.key-lost.text':
    'База зашифрована, а её ключа на этом компьютере больше нет. Верните файл ключа или связку ключей и откройте Throughline снова. Ничего не изменено.',
  'recovery.newer.title': 'Нужна более новая версия Throughline',
  'recovery.newer.text':
    'В последний раз эту базу открывала более новая версия. Обновите Throughline, чтобы открыть её. Ничего не изменено.',
  'recovery.unreadable.title': 'Файл базы не открывается',
  'recovery.unreadable.text': 'Ничего не изменено. Устраните причину, названную ниже, и повторите попытку.',
  'recovery.file': 'Файл',
  'recovery.reason': 'Причина',
  'recovery.backup': 'Резервная копия: {when}',
  'recovery.backupMessages':
    '{count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}',
  'recovery.use': 'Взять эту копию',
  'recovery.empty': 'Начать с пустой базы',
  'recovery.emptyConfirm.title': 'Начать с пустой базы?',
  'recovery.emptyConfirm.text':
    'Аккаунты придётся добавить заново. Повреждённый файл останется в своей папке, так что больше ничего не пропадёт.',
  'recovery.retry': 'Повторить',
}
