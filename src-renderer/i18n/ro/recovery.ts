import type { recovery as english } from '../en/recovery.ts'
import type { Translation } from '../translation.ts'

export const recovery: Translation<typeof english> = {
  'recovery.damaged.title': 'Fișierul bazei de date este deteriorat',
  'recovery.damaged.text':
    'Nu s-a șters nimic. Alegeți o copie de rezervă de la care să continuați; ce a sosit după ea se preia din nou de pe servere. Fișierul deteriorat se păstrează alături, cu alt nume.',
  'recovery.damaged.noBackup':
    'Nicio copie de rezervă nu se deschide. Puteți începe cu o bază de date goală; fișierul deteriorat se păstrează alături, cu alt nume.',
  'recovery.key-lost.title': 'Lipsește cheia acestei baze de date',
  'recovery.key-lost.text':
    'Baza de date este criptată, iar cheia ei nu mai este pe acest computer. Puneți la loc fișierul cheii sau portcheiul sistemului și deschideți din nou Throughline. Nu s-a modificat nimic.',
  'recovery.newer.title': 'Este nevoie de un Throughline mai nou',
  'recovery.newer.text':
    'Baza de date a fost deschisă ultima dată cu o versiune mai nouă. Actualizați Throughline pentru a o deschide. Nu s-a modificat nimic.',
  'recovery.unreadable.title': 'Fișierul bazei de date nu poate fi deschis',
  'recovery.unreadable.text': 'Nu s-a modificat nimic. Remediați cele de mai jos, apoi încercați din nou.',
  'recovery.file': 'Fișier',
  'recovery.reason': 'Motiv',
  'recovery.backup': 'Copie de rezervă: {when}',
  'recovery.backupMessages': '{count, plural, one {# mesaj} few {# mesaje} other {# de mesaje}}',
  'recovery.use': 'Folosire copie',
  'recovery.empty': 'Începere cu o bază goală',
  'recovery.emptyConfirm.title': 'Începeți cu o bază de date goală?',
  'recovery.emptyConfirm.text':
    'Conturile trebuie adăugate din nou. Fișierul deteriorat rămâne în dosarul său, deci nu se pierde nimic altceva.',
  'recovery.retry': 'Reîncercare',
}
