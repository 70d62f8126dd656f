import type { settings as english } from '../en/settings.ts'
import type { Translation } from '../translation.ts'

export const settings: Translation<typeof english> = {
  'settings.title': 'Impostazioni',
  'settings.general': 'Generali',
  'settings.about': 'Informazioni',
  'settings.appearance': 'Aspetto',
  'settings.theme.system': 'Come il sistema',
  'settings.theme.light': 'Chiaro',
  'settings.theme.dark': 'Scuro',
  'settings.language': 'Lingua',
  'settings.language.system': 'Come il sistema',
  'settings.notifications': 'Notifiche',
  'settings.notifications.label': 'Avvisa quando scrive un cliente',
  'settings.notifications.hint': 'Non per ciò che arriva con la prima sincronizzazione.',
  'settings.notifications.denied':
    'Il browser blocca le notifiche di questa pagina. Consentirle nelle impostazioni del sito.',
  'settings.privacy': 'Privacy',
  'settings.images': 'Immagini remote',
  'settings.images.text':
    'Le immagini sul server di un mittente gli rivelano quando e dove si legge. Restano bloccate, tranne per questi mittenti. I pixel di tracciamento non vengono mai caricati.',
  'settings.images.nobody': 'Ancora nessun mittente: «Sempre da …» sopra un messaggio ne aggiunge uno.',
  'settings.images.remove': 'Blocca di nuovo le immagini da {address}',
  'settings.images.removed': 'Le immagini da {address} sono di nuovo bloccate',
  'settings.undo': 'Annulla',
  'settings.changeFailed': 'Operazione non riuscita',
  'settings.version': 'Versione {version}',
  'settings.messages': 'Messaggi',
  'settings.contacts': 'Clienti',
  'settings.size': 'Dimensione dell’archivio',
  'settings.folder': 'Percorso',
  'settings.lastBackup': 'Ultimo backup',
  'settings.noBackup': 'Ancora nessuno',
  'settings.backup': 'Esegui backup',
  'settings.backedUp': 'Backup eseguito',
  'settings.backupFailed': 'Il backup non è riuscito',
  'settings.failed': 'Impossibile leggere i dati dell’archivio',
  'settings.private':
    'Tutto si trova in un unico file cifrato su questo computer. Non esiste un nostro server e nulla ci viene inviato.',
}
