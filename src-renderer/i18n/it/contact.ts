import type { contact as english } from '../en/contact.ts'
import type { Translation } from '../translation.ts'

export const contact: Translation<typeof english> = {
  'contact.label': 'Cliente',
  'contact.failed': 'Impossibile leggere la scheda',
  'contact.nameless': 'Mittente sconosciuto',
  'contact.copy': 'Copia {address}',
  'contact.copied': 'Copiato: {address}',
  'contact.waiting': 'In attesa di risposta',
  'contact.received': 'Ricevuti',
  'contact.sent': 'Inviati',
  'contact.first': 'Primo contatto',
  'contact.last': 'Ultimo contatto',
  'contact.answered': 'Tempo di risposta',
  'contact.answered.median':
    '{count, plural, one {# risposta} many {mediana di # di risposte} other {mediana di # risposte}}',
  'contact.answered.last': 'Ultima risposta',
  'contact.note': 'Note',
  'contact.note.placeholder': 'Cose da ricordare. Restano qui.',
  'contact.note.saving': 'Salvataggio…',
  'contact.note.saved': 'Salvato',
  'contact.note.failed': 'Impossibile salvare la nota.',
  'contact.conversations': 'Conversazioni',
  'contact.messages': '{count, plural, one {# messaggio} many {# di messaggi} other {# messaggi}}',
  'contact.olderConversations':
    '{count, plural, one {e # meno recente} many {e # di meno recenti} other {e # meno recenti}}',
  'contact.state.open': 'Aperta',
  'contact.state.done': 'Conclusa',
  'contact.state.pending': 'In attesa del cliente',
  'contact.state.waiting': 'In attesa di risposta',
  'contact.toggleCard': 'Scheda cliente',
}
