import type { onboarding as english } from '../en/onboarding.ts'
import type { Translation } from '../translation.ts'

export const onboarding: Translation<typeof english> = {
  'onboarding.title': 'Bine ați venit la Throughline',
  'onboarding.text': 'O cronologie pentru fiecare client, păstrată pe acest computer și nicăieri altundeva.',
  'onboarding.mailbox.title': 'Adăugați cutia poștală',
  'onboarding.mailbox.text': 'Citiți mesajele de asistență și răspundeți la ele, prin IMAP și SMTP.',
  'onboarding.sample.title': 'Deschideți spațiul demonstrativ',
  'onboarding.sample.text': 'Patruzeci de clienți inventați, pentru o primă privire. Se elimină cu un clic.',
  'onboarding.import.title': 'Importați fișiere de e-mail',
  'onboarding.import.text': 'mbox, Maildir, .eml, Google Takeout. Sau plasați-le aici.',
  'onboarding.filling': 'Se preiau cele mai noi mesaje',
  'onboarding.fillingImport': 'Se citesc mesajele dvs.',
  'onboarding.count': '{count, plural, =0 {Nimic încă} one {# mesaj} few {# mesaje} other {# de mesaje}}',
  'onboarding.goOn': 'Fereastra de lucru se deschide singură de îndată ce este ceva de văzut.',
  'onboarding.skip': 'Spre fereastra de lucru',
  'onboarding.nothingRead':
    'Niciun mesaj nu a putut fi citit în {title}. Alegeți fișiere mbox, .eml sau un dosar Maildir.',
  'onboarding.openAccounts': 'Deschideți setările conturilor',
  'onboarding.language': 'Limbă',
  'onboarding.private': 'Fără serverele noastre, fără urmărire, funcționează offline.',
}
