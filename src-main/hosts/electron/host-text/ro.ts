import { counted } from './counted.ts'
import type { HostText } from './host-text.ts'

const due = counted('ro', {
  one: '# client cu termen depășit sau apropiat',
  few: '# clienți cu termen depășit sau apropiat',
  other: '# de clienți cu termen depășit sau apropiat',
})

export const romanian: HostText = {
  file: 'Fișier',
  addAccount: 'Adăugare cont…',
  importFiles: 'Import de fișiere…',
  openMailLinks: 'Deschidere linkuri de e-mail cu Throughline',
  settings: 'Setări…',
  view: 'Vizualizare',
  find: 'Căutare',
  switchTheme: 'Comutare între luminos și întunecat',
  shortcuts: 'Comenzi rapide de la tastatură',
  openDataFolder: 'Afișare dosar de date',
  openLogs: 'Afișare jurnale',
  open: 'Deschidere Throughline',
  quit: 'Ieșire din Throughline',
  roles: {
    editMenu: 'Editare',
    undo: 'Anulare',
    redo: 'Refacere',
    cut: 'Decupare',
    copy: 'Copiere',
    paste: 'Lipire',
    pasteAndMatchStyle: 'Lipire cu potrivirea stilului',
    delete: 'Ștergere',
    selectAll: 'Selectare totală',
    resetZoom: 'Dimensiune reală',
    zoomIn: 'Mărire',
    zoomOut: 'Micșorare',
    togglefullscreen: 'Ecran complet',
    windowMenu: 'Fereastră',
    minimize: 'Minimizare',
    zoom: 'Redimensionare',
    front: 'Aducere în prim-plan',
    close: 'Închidere fereastră',
    help: 'Ajutor',
    about: 'Despre Throughline',
    services: 'Servicii',
    hide: 'Ascundere Throughline',
    hideOthers: 'Ascundere celelalte',
    unhide: 'Afișare toate',
    quit: 'Ieșire din Throughline',
  },

  nothingDue: 'Throughline: nimic nu expiră curând',
  due: (count) => `Throughline: ${due(count)}`,
  breaches: counted('ro', { one: '# termen depășit', few: '# termene depășite', other: '# de termene depășite' }),
  warnings: counted('ro', { one: '# expiră curând', few: '# expiră curând', other: '# expiră curând' }),
  breach: (name) => `${name}: termenul a expirat`,
  warning: (name) => `${name}: termenul se apropie`,
  arrivals: counted('ro', { one: '# mesaj nou', few: '# mesaje noi', other: '# de mesaje noi' }),
  arrivalsFrom: (names) => `De la: ${names}`,

  chooseFiles: 'Alegeți mesajele de importat',
  mailFiles: 'E-mail (mbox, eml)',
  allFiles: 'Toate fișierele',
  engineStopped: 'Throughline s-a oprit',
  engineCrashed:
    'Au apărut mai multe erori la rând. Ce ați introdus și salvat este în siguranță. Jurnalul arată ce s-a întâmplat.',
  tryAgain: 'Reîncercare',
  withoutKeychain: 'Acest computer nu are un portchei digital',
  withoutKeychainDetail:
    'Throughline criptează mesajele cu o cheie păstrată într-un fișier pe care numai dvs. îl puteți citi (secrets.key în dosarul de date). ' +
    'Dacă doriți ca sistemul să o păstreze, instalați un portchei (GNOME Keyring sau KWallet) înainte de prima pornire.',
  understood: 'Continuare',
  errors: {
    'desk-in-use': ({ path, program }) =>
      `Baza de date din ${path} este deja deschisă în ${program}. Închideți-o mai întâi acolo.`,
    'key-lost': ({ path }) =>
      `Baza de date este criptată, iar cheia ei lipsește sau este deteriorată: ${path}. Puneți la loc fișierul dintr-o copie de rezervă; fără el, nimeni nu o poate deschide.`,
    'data-folder': ({ path }) =>
      `Dosarul de date ${path} nu poate fi folosit. Verificați drepturile de acces și spațiul de pe disc.`,
  },
}
