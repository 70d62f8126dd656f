import type { mail as english } from '../en/mail.ts'
import type { Translation } from '../translation.ts'

export const mail: Translation<typeof english> = {
  'mail.fold.quote': 'Messaggi precedenti',
  'mail.fold.signature': 'Firma',
  'mail.images.blocked':
    '{count, plural, one {# immagine remota bloccata} many {# di immagini remote bloccate} other {# immagini remote bloccate}}',
  'mail.images.why': 'Le immagini remote rivelano al mittente quando e dove il messaggio viene letto.',
  'mail.images.show': 'Mostra immagini',
  'mail.images.always': 'Sempre da {address}',
  'mail.images.allowed': 'Le immagini da {address} vengono sempre mostrate',
  'mail.images.undo': 'Annulla',
  'mail.images.failed': 'Impossibile memorizzare la scelta',
  'mail.trackers.blocked':
    '{count, plural, one {# pixel di tracciamento bloccato} many {# di pixel di tracciamento bloccati} other {# pixel di tracciamento bloccati}}',
  'mail.goesTo': '→ {host}',
  'mail.misnamed.hint': 'Indica {named}, porta a:',
  'mail.misnamed.title': 'Questo link non porta dove dice',
  'mail.misnamed.text': 'Indica {named}, ma apre {host}. Chi cerca di rubare password scrive link come questo.',
  'mail.misnamed.open': 'Apri {host}',
  'mail.originalColours': 'Colori originali',
  'mail.darkColours': 'Colori della finestra scura',
  'mail.tooHeavy':
    'Questa impaginazione bloccherebbe la finestra, quindi è mostrato il sorgente. Il contenuto si può leggere come testo.',
  'mail.sourceCut': '… e altri {left}',
  'mail.bounce.failed':
    '{count, plural, one {Non recapitato a questo indirizzo} many {Non recapitato a # di indirizzi} other {Non recapitato a # indirizzi}}',
  'mail.bounce.delayed': 'Non ancora recapitato: il server sta ancora tentando',
  'mail.bounce.status': 'Stato {status}',
  'mail.bounce.open': 'Mostra il messaggio tornato indietro',
  'mail.invitation.request': 'Invito',
  'mail.invitation.cancel': 'Annullato',
  'mail.invitation.reply': 'Risposta a un invito',
  'mail.invitation.other': 'Voce di calendario',
  'mail.invitation.untitled': '(senza titolo)',
  'mail.invitation.when': 'Quando',
  'mail.invitation.where': 'Dove',
  'mail.invitation.organizer': 'Organizzatore',
  'mail.invitation.people': 'Partecipanti',
  'mail.invitation.attendees': '{count, plural, one {# invitato} many {# di invitati} other {# invitati}}',
  'mail.invitation.allDay': '{date}, tutto il giorno',
  'mail.invitation.repeats': 'si ripete',
}
