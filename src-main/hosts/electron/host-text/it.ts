import { counted } from './counted.ts'
import type { HostText } from './host-text.ts'

const due = counted('it', {
  one: '# cliente in ritardo o in scadenza',
  many: '# di clienti in ritardo o in scadenza',
  other: '# clienti in ritardo o in scadenza',
})

export const italian: HostText = {
  file: 'File',
  addAccount: 'Aggiungi account…',
  importFiles: 'Importa file…',
  openMailLinks: 'Apri i link di posta con Throughline',
  settings: 'Impostazioni…',
  view: 'Visualizza',
  find: 'Cerca',
  switchTheme: 'Passa da chiaro a scuro e viceversa',
  shortcuts: 'Scorciatoie da tastiera',
  openDataFolder: 'Mostra cartella dei dati',
  openLogs: 'Mostra registri',
  open: 'Apri Throughline',
  quit: 'Esci da Throughline',
  roles: {
    editMenu: 'Modifica',
    undo: 'Annulla',
    redo: 'Ripristina',
    cut: 'Taglia',
    copy: 'Copia',
    paste: 'Incolla',
    pasteAndMatchStyle: 'Incolla e mantieni lo stile',
    delete: 'Elimina',
    selectAll: 'Seleziona tutto',
    resetZoom: 'Dimensioni reali',
    zoomIn: 'Ingrandisci',
    zoomOut: 'Riduci',
    togglefullscreen: 'Schermo intero',
    windowMenu: 'Finestra',
    minimize: 'Riduci a icona',
    zoom: 'Ridimensiona',
    front: 'Porta tutto in primo piano',
    close: 'Chiudi finestra',
    help: 'Aiuto',
    about: 'Informazioni su Throughline',
    services: 'Servizi',
    hide: 'Nascondi Throughline',
    hideOthers: 'Nascondi altre',
    unhide: 'Mostra tutte',
    quit: 'Esci da Throughline',
  },

  nothingDue: 'Throughline: niente in scadenza',
  due: (count) => `Throughline: ${due(count)}`,
  breaches: counted('it', { one: '# termine superato', many: '# di termini superati', other: '# termini superati' }),
  warnings: counted('it', { one: '# in scadenza', many: '# in scadenza', other: '# in scadenza' }),
  breach: (name) => `${name}: tempo scaduto`,
  warning: (name) => `${name}: poco tempo rimasto`,
  arrivals: counted('it', {
    one: '# nuovo messaggio',
    many: '# di nuovi messaggi',
    other: '# nuovi messaggi',
  }),
  arrivalsFrom: (names) => `Da: ${names}`,

  chooseFiles: 'Scegli la posta da importare',
  mailFiles: 'Posta (mbox, eml)',
  allFiles: 'Tutti i file',
  engineStopped: 'Throughline si è fermato',
  engineCrashed:
    'Si sono verificati più errori di seguito. Quanto digitato e salvato è al sicuro. Il registro riporta l’accaduto.',
  tryAgain: 'Riprova',
  withoutKeychain: 'Questo computer non ha un portachiavi',
  withoutKeychainDetail:
    'Throughline cifra la posta con una chiave che conserva in un file leggibile solo dal proprietario (secrets.key nella cartella dei dati). ' +
    'Per affidarla al sistema, installare un portachiavi (GNOME Keyring o KWallet) prima del primo avvio.',
  understood: 'Continua',
  errors: {
    'desk-in-use': ({ path, program }) => `L’archivio in ${path} è già aperto in ${program}. Chiuderlo prima lì.`,
    'key-lost': ({ path }) =>
      `L’archivio è cifrato e la sua chiave manca o è danneggiata: ${path}. Ripristinare il file da un backup; senza di esso nessuno può aprire l’archivio.`,
    'data-folder': ({ path }) =>
      `La cartella dei dati ${path} non è utilizzabile. Controllare i permessi e lo spazio su disco.`,
  },
}
