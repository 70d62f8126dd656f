import type { onboarding as english } from '../en/onboarding.ts'
import type { Translation } from '../translation.ts'

export const onboarding: Translation<typeof english> = {
  'onboarding.title': 'Benvenuti in Throughline',
  'onboarding.text': 'Una cronologia per ogni cliente, su questo computer e da nessun’altra parte.',
  'onboarding.mailbox.title': 'Aggiungi la casella di posta',
  'onboarding.mailbox.text': 'Leggere la posta dell’assistenza e rispondere, tramite IMAP e SMTP.',
  'onboarding.sample.title': 'Apri l’area di prova',
  'onboarding.sample.text': 'Quaranta clienti inventati per guardarsi intorno. Si rimuove con un clic.',
  'onboarding.import.title': 'Importa file di posta',
  'onboarding.import.text': 'mbox, Maildir, .eml, Google Takeout. Oppure trascinarli qui.',
  'onboarding.filling': 'Recupero dei messaggi più recenti',
  'onboarding.fillingImport': 'Lettura dei messaggi',
  'onboarding.count': '{count, plural, =0 {Ancora nulla} one {# messaggio} many {# di messaggi} other {# messaggi}}',
  'onboarding.goOn': 'La finestra di lavoro si apre da sola appena c’è qualcosa da vedere.',
  'onboarding.skip': 'Vai al lavoro',
  'onboarding.nothingRead':
    'In {title} non è stato trovato alcun messaggio leggibile. Scegliere file mbox, .eml o una Maildir.',
  'onboarding.openAccounts': 'Apri le impostazioni degli account',
  'onboarding.language': 'Lingua',
  'onboarding.private': 'Nessun nostro server, nessun tracciamento, funziona offline.',
}
