import type { palette as english } from '../en/palette.ts'
import type { Translation } from '../translation.ts'

export const palette: Translation<typeof english> = {
  'palette.label': 'Tavolozza dei comandi',
  'palette.placeholder': 'Cosa fare? Un comando, un cliente, una vista…',
  'palette.recent': 'Usati di recente',
  'palette.commands': 'Comandi',
  'palette.people': 'Clienti',
  'palette.replies': 'Risposte pronte',
  'palette.views': 'Viste salvate',
  'palette.pages': 'Impostazioni',
  'palette.empty': 'Nulla con questo nome',
}
