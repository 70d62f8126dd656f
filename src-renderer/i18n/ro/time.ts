import type { time as english } from '../en/time.ts'
import type { Translation } from '../translation.ts'

export const time: Translation<typeof english> = {
  'time.today': 'Azi',
  'time.yesterday': 'Ieri',
  'time.tomorrow': 'mâine la {time}',
  'time.moment': 'chiar acum',
}
