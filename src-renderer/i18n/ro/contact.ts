import type { contact as english } from '../en/contact.ts'
import type { Translation } from '../translation.ts'

export const contact: Translation<typeof english> = {
  'contact.label': 'Client',
  'contact.failed': 'Fișa nu a putut fi citită',
  'contact.nameless': 'Expeditor necunoscut',
  'contact.copy': 'Copiere {address}',
  'contact.copied': 'Copiat: {address}',
  'contact.waiting': 'Așteaptă răspuns',
  'contact.received': 'Primite',
  'contact.sent': 'Trimise',
  'contact.first': 'Primul contact',
  'contact.last': 'Ultimul contact',
  'contact.answered': 'Timp de răspuns',
  'contact.answered.median':
    '{count, plural, one {# răspuns} few {mediana a # răspunsuri} other {mediana a # de răspunsuri}}',
  'contact.answered.last': 'Ultimul răspuns',
  'contact.note': 'Note',
  'contact.note.placeholder': 'De ținut minte. Rămâne aici.',
  'contact.note.saving': 'Se salvează…',
  'contact.note.saved': 'Salvat',
  'contact.note.failed': 'Nota nu a putut fi salvată.',
  'contact.conversations': 'Conversații',
  'contact.messages': '{count, plural, one {# mesaj} few {# mesaje} other {# de mesaje}}',
  'contact.olderConversations':
    '{count, plural, one {și încă # mai veche} few {și încă # mai vechi} other {și încă # mai vechi}}',
  'contact.state.open': 'Deschisă',
  'contact.state.done': 'Rezolvată',
  'contact.state.pending': 'Se așteaptă clientul',
  'contact.state.waiting': 'Așteaptă răspuns',
  'contact.toggleCard': 'Fișa clientului',
}
