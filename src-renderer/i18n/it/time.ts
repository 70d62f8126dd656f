import type { time as english } from '../en/time.ts'
import type { Translation } from '../translation.ts'

export const time: Translation<typeof english> = {
  'time.today': 'Oggi',
  'time.yesterday': 'Ieri',
  'time.tomorrow': 'domani alle {time}',
  'time.moment': 'poco fa',
}
