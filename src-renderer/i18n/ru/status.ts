import type { status as english } from '../en/status.ts'
import type { Translation } from '../translation.ts'

export const status: Translation<typeof english> = {
  'status.reconnecting': 'Throughline перезапускается. Введённый текст сохранён.',
  'status.offline':
    'Вы не в сети. Всё, что есть на этом компьютере, работает; новая почта придёт, когда сеть появится.',
}
