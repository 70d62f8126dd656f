import type { status as english } from '../en/status.ts'
import type { Translation } from '../translation.ts'

export const status: Translation<typeof english> = {
  'status.reconnecting': 'Throughline repornește. Textul introdus se păstrează.',
  'status.offline':
    'Sunteți deconectat. Tot ce este pe acest computer funcționează; mesajele noi sosesc când revine rețeaua.',
}
