import type { palette as english } from '../en/palette.ts'
import type { Translation } from '../translation.ts'

export const palette: Translation<typeof english> = {
  'palette.label': 'Палитра команд',
  'palette.placeholder': 'Что сделать? Команда, клиент, раздел…',
  'palette.recent': 'Недавние',
  'palette.commands': 'Команды',
  'palette.people': 'Клиенты',
  'palette.replies': 'Готовые ответы',
  'palette.views': 'Сохранённые виды',
  'palette.pages': 'Настройки',
  'palette.empty': 'Ничего с таким названием нет',
}
