import type { mail as english } from '../en/mail.ts'
import type { Translation } from '../translation.ts'

export const mail: Translation<typeof english> = {
  'mail.fold.quote': 'Mesajele anterioare',
  'mail.fold.signature': 'Semnătură',
  'mail.images.blocked':
    '{count, plural, one {# imagine din internet este blocată} few {# imagini din internet sunt blocate} other {# de imagini din internet sunt blocate}}',
  'mail.images.why': 'Imaginile din internet îi arată expeditorului când și unde citiți mesajul.',
  'mail.images.show': 'Afișare imagini',
  'mail.images.always': 'Mereu de la {address}',
  'mail.images.allowed': 'Imaginile de la {address} se afișează mereu',
  'mail.images.undo': 'Anulare',
  'mail.images.failed': 'Alegerea nu a putut fi reținută',
  'mail.trackers.blocked':
    '{count, plural, one {# pixel de urmărire blocat} few {# pixeli de urmărire blocați} other {# de pixeli de urmărire blocați}}',
  'mail.goesTo': '→ {host}',
  'mail.misnamed.hint': 'Scrie {named}, duce la:',
  'mail.misnamed.title': 'Acest link nu duce unde spune',
  'mail.misnamed.text': 'Scrie {named}, dar deschide {host}. Așa scriu linkuri cei care vă vor parola.',
  'mail.misnamed.open': 'Deschidere {host}',
  'mail.originalColours': 'Culori originale',
  'mail.darkColours': 'Culorile ferestrei întunecate',
  'mail.tooHeavy': 'Această aranjare ar bloca fereastra, așa că se afișează sursa. Conținutul poate fi citit ca text.',
  'mail.sourceCut': '… și încă {left}',
  'mail.bounce.failed':
    '{count, plural, one {Nelivrat la această adresă} few {Nelivrat la # adrese} other {Nelivrat la # de adrese}}',
  'mail.bounce.delayed': 'Încă nelivrat: serverul mai încearcă',
  'mail.bounce.status': 'Stare {status}',
  'mail.bounce.open': 'Afișare mesaj returnat',
  'mail.invitation.request': 'Invitație',
  'mail.invitation.cancel': 'Anulat',
  'mail.invitation.reply': 'Răspuns la o invitație',
  'mail.invitation.other': 'Intrare de calendar',
  'mail.invitation.untitled': '(fără titlu)',
  'mail.invitation.when': 'Când',
  'mail.invitation.where': 'Unde',
  'mail.invitation.organizer': 'Organizator',
  'mail.invitation.people': 'Participanți',
  'mail.invitation.attendees': '{count, plural, one {# invitat} few {# invitați} other {# de invitați}}',
  'mail.invitation.allDay': '{date}, toată ziua',
  'mail.invitation.repeats': 'se repetă',
}
