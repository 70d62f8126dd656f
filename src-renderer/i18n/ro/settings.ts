import type { settings as english } from '../en/settings.ts'
import type { Translation } from '../translation.ts'

export const settings: Translation<typeof english> = {
  'settings.title': 'Setări',
  'settings.general': 'General',
  'settings.about': 'Despre',
  'settings.appearance': 'Aspect',
  'settings.theme.system': 'Ca sistemul',
  'settings.theme.light': 'Luminos',
  'settings.theme.dark': 'Întunecat',
  'settings.language': 'Limbă',
  'settings.language.system': 'Ca sistemul',
  'settings.notifications': 'Notificări',
  'settings.notifications.label': 'Anunță-mă când scrie un client',
  'settings.notifications.hint': 'Nu pentru ce aduce prima sincronizare.',
  'settings.notifications.denied': 'Browserul refuză notificările acestei pagini. Permiteți-le în setările site-ului.',
  'settings.version': 'Versiunea {version}',
  'settings.messages': 'Mesaje',
  'settings.contacts': 'Clienți',
  'settings.size': 'Dimensiunea bazei de date',
  'settings.folder': 'Păstrată în',
  'settings.lastBackup': 'Ultima copie de rezervă',
  'settings.noBackup': 'Niciuna deocamdată',
  'settings.backup': 'Creare copie de rezervă',
  'settings.backedUp': 'Copia de rezervă a fost creată',
  'settings.backupFailed': 'Copia de rezervă nu a reușit',
  'settings.failed': 'Informațiile nu au putut fi citite',
  'settings.private':
    'Totul se află într-un singur fișier criptat pe acest computer. Nu avem niciun server și nu ni se trimite nimic.',
}
