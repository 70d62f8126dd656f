import { counted } from './counted.ts'
import type { HostText } from './host-text.ts'

const due = counted('ru', {
  one: '# клиент: срок вышел или близок',
  few: '# клиента: срок вышел или близок',
  many: '# клиентов: срок вышел или близок',
  other: '# клиента: срок вышел или близок',
})

export const russian: HostText = {
  file: 'Файл',
  addAccount: 'Добавить аккаунт…',
  importFiles: 'Импортировать файлы…',
  openMailLinks: 'Открывать почтовые ссылки в Throughline',
  settings: 'Настройки…',
  view: 'Вид',
  find: 'Поиск',
  switchTheme: 'Сменить светлое и тёмное оформление',
  shortcuts: 'Сочетания клавиш',
  openDataFolder: 'Показать папку с данными',
  openLogs: 'Показать журналы',
  open: 'Открыть Throughline',
  quit: 'Завершить Throughline',
  roles: {
    editMenu: 'Правка',
    undo: 'Отменить',
    redo: 'Повторить',
    cut: 'Вырезать',
    copy: 'Скопировать',
    paste: 'Вставить',
    pasteAndMatchStyle: 'Вставить без форматирования',
    delete: 'Удалить',
    selectAll: 'Выбрать всё',
    resetZoom: 'Исходный размер',
    zoomIn: 'Увеличить',
    zoomOut: 'Уменьшить',
    togglefullscreen: 'Во весь экран',
    windowMenu: 'Окно',
    minimize: 'Свернуть',
    zoom: 'Изменить масштаб',
    front: 'Все окна — на передний план',
    close: 'Закрыть окно',
    help: 'Справка',
    about: 'О программе Throughline',
    services: 'Службы',
    hide: 'Скрыть Throughline',
    hideOthers: 'Скрыть остальные',
    unhide: 'Показать все',
    quit: 'Завершить Throughline',
  },

  nothingDue: 'Throughline: ничего срочного',
  due: (count) => `Throughline: ${due(count)}`,
  breaches: counted('ru', {
    one: '# нарушенный срок',
    few: '# нарушенных срока',
    many: '# нарушенных сроков',
    other: '# нарушенного срока',
  }),
  warnings: counted('ru', {
    one: '# скоро истекает',
    few: '# скоро истекают',
    many: '# скоро истекают',
    other: '# скоро истекает',
  }),
  breach: (name) => `${name}: срок вышел`,
  warning: (name) => `${name}: срок близок`,
  arrivals: counted('ru', {
    one: '# новое сообщение',
    few: '# новых сообщения',
    many: '# новых сообщений',
    other: '# нового сообщения',
  }),
  arrivalsFrom: (names) => `От: ${names}`,

  chooseFiles: 'Выберите почту для импорта',
  mailFiles: 'Почта (mbox, eml)',
  allFiles: 'Все файлы',
  engineStopped: 'Throughline остановился',
  engineCrashed:
    'Произошло несколько сбоев подряд. Всё введённое и сохранённое в безопасности. Что случилось, написано в журнале.',
  tryAgain: 'Повторить',
  withoutKeychain: 'На этом компьютере нет связки ключей',
  withoutKeychainDetail:
    'Throughline шифрует вашу почту ключом, который хранит в файле, доступном только вам (secrets.key в папке с данными). ' +
    'Чтобы ключ хранила система, установите связку ключей (GNOME Keyring или KWallet) до первого запуска.',
  understood: 'Продолжить',
  errors: {
    'desk-in-use': ({ path, program }) => `База в ${path} уже открыта: ${program}. Сначала закройте её там.`,
    'key-lost': ({ path }) =>
      `База зашифрована, а ключ к ней отсутствует или повреждён: ${path}. Верните этот файл из резервной копии; без него базу не откроет никто.`,
    'data-folder': ({ path }) =>
      `Папку с данными ${path} нельзя использовать. Проверьте права доступа и место на диске.`,
  },
}
