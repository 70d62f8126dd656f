import type { palette as english } from '../en/palette.ts'
import type { Translation } from '../translation.ts'

export const palette: Translation<typeof english> = {
  'palette.label': 'Paleta de comenzi',
  'palette.placeholder': 'Ce doriți să faceți? O comandă, un client, o vizualizare…',
  'palette.recent': 'Folosite recent',
  'palette.commands': 'Comenzi',
  'palette.people': 'Clienți',
  'palette.replies': 'Răspunsuri gata făcute',
  'palette.views': 'Vizualizări salvate',
  'palette.pages': 'Setări',
  'palette.empty': 'Nimic cu acest nume',
}
