import type { recovery as english } from '../en/recovery.ts'
import type { Translation } from '../translation.ts'

export const recovery: Translation<typeof english> = {
  'recovery.damaged.title': 'L’archivio è danneggiato',
  'recovery.damaged.text':
    'Nulla è stato eliminato. Scegliere un backup da cui proseguire; ciò che è arrivato dopo viene recuperato di nuovo dai server. Il file danneggiato resta accanto con un nuovo nome.',
  'recovery.damaged.noBackup':
    'Nessun backup si apre. È possibile iniziare con un archivio vuoto; il file danneggiato resta accanto con un nuovo nome.',
  'recovery.key-lost.title': 'Manca la chiave di questo archivio',
  'recovery.key-lost.text':
    'L’archivio è cifrato e la sua chiave non è più su questo computer. Ripristinare il file della chiave o il portachiavi e riaprire Throughline. Nulla è stato modificato.',
  'recovery.newer.title': 'Serve una versione più recente di Throughline',
  'recovery.newer.text':
    'Questo archivio è stato aperto l’ultima volta con una versione più recente. Aggiornare Throughline per aprirlo. Nulla è stato modificato.',
  'recovery.unreadable.title': 'Impossibile aprire l’archivio',
  'recovery.unreadable.text': 'Nulla è stato modificato. Risolvere quanto indicato di seguito e riprovare.',
  'recovery.file': 'File',
  'recovery.reason': 'Motivo',
  'recovery.backup': 'Backup: {when}',
  'recovery.backupMessages': '{count, plural, one {# messaggio} many {# di messaggi} other {# messaggi}}',
  'recovery.use': 'Usa questo backup',
  'recovery.empty': 'Inizia con un archivio vuoto',
  'recovery.emptyConfirm.title': 'Iniziare con un archivio vuoto?',
  'recovery.emptyConfirm.text':
    'Gli account andranno aggiunti di nuovo. Il file danneggiato resta nella sua cartella, quindi non si perde altro.',
  'recovery.retry': 'Riprova',
}
