import type { imports as english } from '../en/imports.ts'
import type { Translation } from '../translation.ts'

export const imports: Translation<typeof english> = {
  'imports.title': 'Импорт файлов почты',
  'imports.drop': 'Перетащите сюда файлы mbox, .eml или Maildir',
  'imports.dropText': 'Архив Google Takeout подходит как есть. Повторный импорт не создаёт дубликатов.',
  'imports.dropHere': 'Отпустите, чтобы импортировать',
  'imports.choose': 'Выбрать файлы…',
  'imports.chooseFolder': 'Выбрать папку…',
  'imports.reading': 'Чтение файлов…',
  'imports.jobs': 'Импорт',
  'imports.progress': 'Ход импорта {title}',
  'imports.running':
    '{done, plural, one {Прочитано # сообщение} few {Прочитано # сообщения} many {Прочитано # сообщений} other {Прочитано # сообщения}}',
  'imports.runningOf': '{done} из {total}',
  'imports.result': 'Добавлено: {added, number}, уже было: {known, number}',
  'imports.resultProblems':
    'Добавлено: {added, number}, уже было: {known, number}, {problems, plural, one {# проблема} few {# проблемы} many {# проблем} other {# проблемы}}',
  'imports.cancelled': 'Отменено. Уже добавлено: {added, number}; повторный импорт продолжит с этого места.',
  'imports.failed': 'Ошибка',
  'imports.cancel': 'Отменить',
  'imports.problems': '{count, plural, one {# проблема} few {# проблемы} many {# проблем} other {# проблемы}}',
  'imports.problemsMore': 'и {count, plural, one {ещё #} few {ещё #} many {ещё #} other {ещё #}}',
  'imports.sample.title': 'Пример',
  'imports.sample.text':
    'Сорок вымышленных клиентов на пяти языках, чтобы всё попробовать. Ничего не покидает этот компьютер.',
  'imports.sample.open': 'Открыть пример',
  'imports.sample.remove': 'Удалить пример',
}
