import type { time as english } from '../en/time.ts'
import type { Translation } from '../translation.ts'

export const time: Translation<typeof english> = {
  'time.today': 'Сегодня',
  'time.yesterday': 'Вчера',
  'time.tomorrow': 'завтра в {time}',
  'time.moment': 'только что',
}
