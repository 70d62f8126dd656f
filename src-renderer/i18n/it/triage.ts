import type { triage as english } from '../en/triage.ts'
import type { Translation } from '../translation.ts'

export const triage: Translation<typeof english> = {
  'triage.bar': 'Cosa fare con questo cliente',
  'triage.done': 'Concludi',
  'triage.waiting': 'Attendi il cliente',
  'triage.noAnswer': 'Nessuna risposta necessaria',
  'triage.reopen': 'Riapri',
  'triage.snooze': 'Posticipa…',
  'triage.assign': 'Assegna…',
  'triage.tag': 'Etichette…',
  'triage.priority': 'Priorità…',
  'triage.star': 'Aggiungi stella',
  'triage.unstar': 'Togli la stella',
  'triage.markRead': 'Segna come letto',
  'triage.markUnread': 'Segna come da leggere',
  'triage.archive': 'Archivia',
  'triage.spam': 'Segnala come spam',
  'triage.notSpam': 'Non è spam',
  'triage.block': 'Blocca il mittente…',
  'triage.delete': 'Elimina',
  'triage.move': 'Sposta a un altro cliente…',
  'triage.split': 'Dividi qui la conversazione…',
  'triage.merge': 'Unisci a un’altra conversazione…',
  'triage.more': 'Altre azioni',
  'triage.nothing':
    '{count, plural, =1 {{name}: nulla da cambiare} one {# cliente: nulla da cambiare} many {# di clienti: nulla da cambiare} other {# clienti: nulla da cambiare}}',
  'triage.fact.snoozed': 'Posticipato: {until}',
  'triage.fact.waiting': 'In attesa del cliente',
  'triage.fact.spam': 'Spam',
  'triage.priority.low': 'Bassa',
  'triage.priority.normal': 'Normale',
  'triage.priority.high': 'Alta',
  'triage.priority.urgent': 'Urgente',
  'triage.priority.now': 'attuale',
  'triage.priority.title':
    '{count, plural, =1 {{name}: priorità} one {# cliente: priorità} many {# di clienti: priorità} other {# clienti: priorità}}',
  'triage.priority.placeholder': 'Quanto è urgente?',
  'triage.priority.empty': 'Questa priorità non esiste',
  'triage.snooze.title':
    '{count, plural, =1 {{name}: posticipa} one {# cliente: posticipa} many {# di clienti: posticipa} other {# clienti: posticipa}}',
  'triage.snooze.placeholder': 'Fino a quando? Per esempio: domani alle 9, tra 2 ore, venerdì 14:30',
  'triage.snooze.later': 'Più tardi',
  'triage.snooze.tonight': 'Stasera',
  'triage.snooze.tomorrow': 'Domani',
  'triage.snooze.weekend': 'Nel fine settimana',
  'triage.snooze.nextWeek': 'La settimana prossima',
  'triage.snooze.month': 'Tra un mese',
  'triage.snooze.until': 'Fino a: {time}',
  'triage.snooze.wake': 'Riprendi ora',
  'triage.snooze.unknown':
    'Questo momento non è chiaro. Provare: domani alle 9, venerdì, tra 3 giorni, 24 dicembre 10:00',
  'triage.snooze.past': 'Questo momento è già passato',
  'triage.snooze.note': 'Torna prima se il cliente scrive, o se un collega risponde o lascia una nota.',
  'triage.assign.title':
    '{count, plural, =1 {{name}: assegna} one {# cliente: assegna} many {# di clienti: assegna} other {# clienti: assegna}}',
  'triage.assign.placeholder': 'Chi se ne occupa?',
  'triage.assign.me': '{name} (io)',
  'triage.assign.now': 'attuale',
  'triage.assign.nobody': 'Nessuno',
  'triage.assign.new': 'Assegna a «{name}»',
  'triage.assign.empty': 'Scrivere il nome di un collega',
  'triage.tag.title':
    '{count, plural, =1 {{name}: etichette} one {# cliente: etichette} many {# di clienti: etichette} other {# clienti: etichette}}',
  'triage.tag.placeholder': 'Trova o crea un’etichetta',
  'triage.tag.new': 'Crea l’etichetta «{tag}»',
  'triage.tag.empty': 'Ancora nessuna etichetta. Scrivere la prima.',
  'triage.tag.tooLong': 'Un’etichetta ha al massimo 60 caratteri',
  'triage.move.title': 'Sposta «{subject}» a un altro cliente',
  'triage.move.placeholder': 'Nome o indirizzo dell’altro cliente',
  'triage.move.new': 'Nuovo cliente con l’indirizzo {address}',
  'triage.move.empty': 'Nessuno con questo nome. Per un nuovo cliente serve l’indirizzo completo.',
  'triage.move.note':
    '«{subject}» passa a {name}: {count, plural, one {# messaggio} many {# di messaggi} other {# messaggi}}. Anche le risposte successive andranno lì. Si può annullare.',
  'triage.merge.title': 'Unisci «{subject}» a un’altra conversazione',
  'triage.merge.placeholder': 'Unisci «{subject}» a…',
  'triage.merge.empty': 'Non ci sono altre conversazioni con il cliente in questa casella',
  'triage.merge.note':
    '{count, plural, one {Il messaggio di «{from}» entra a far parte di «{into}».} many {# di messaggi di «{from}» entrano a far parte di «{into}».} other {# messaggi di «{from}» entrano a far parte di «{into}».}} Si può annullare.',
  'triage.split.title': 'Dividere qui la conversazione?',
  'triage.split.text': '«{words}» ({time}) e tutto ciò che segue diventano una conversazione a sé. Si può annullare.',
  'triage.split.first': 'La conversazione inizia da questo messaggio: non c’è nulla da dividere',
  'triage.split.confirm': 'Dividi',
  'triage.block.title':
    '{count, plural, =1 {{name}: bloccare?} one {# cliente: bloccare?} many {# di clienti: bloccare?} other {# clienti: bloccare?}}',
  'triage.block.text':
    '{count, plural, =1 {{name}: tutto ciò che arriva d’ora in poi finisce nello spam e mai in coda. Il mittente non lo viene a sapere. Si può annullare.} one {# cliente: tutto ciò che arriva d’ora in poi finisce nello spam e mai in coda. Il mittente non lo viene a sapere. Si può annullare.} many {# di clienti: tutto ciò che arriva d’ora in poi finisce nello spam e mai in coda. Il mittente non lo viene a sapere. Si può annullare.} other {# clienti: tutto ciò che arriva d’ora in poi finisce nello spam e mai in coda. Il mittente non lo viene a sapere. Si può annullare.}}',
  'triage.block.confirm': 'Blocca',
  'triage.told.done':
    '{count, plural, =1 {{name}: concluso} one {# cliente: concluso} many {# di clienti: concluso} other {# clienti: concluso}}',
  'triage.told.waiting':
    '{count, plural, =1 {{name}: in attesa} one {# cliente: in attesa} many {# di clienti: in attesa} other {# clienti: in attesa}}',
  'triage.told.noAnswer':
    '{count, plural, =1 {{name} non ha bisogno di risposta} one {# cliente non ha bisogno di risposta} many {# clienti non hanno bisogno di risposta} other {# clienti non hanno bisogno di risposta}}',
  'triage.told.open':
    '{count, plural, =1 {{name}: riaperto} one {# cliente: riaperto} many {# di clienti: riaperto} other {# clienti: riaperto}}',
  'triage.told.snoozed':
    '{count, plural, =1 {{name}: posticipato, {until}} one {# cliente: posticipato, {until}} many {# di clienti: posticipato, {until}} other {# clienti: posticipato, {until}}}',
  'triage.told.woken':
    '{count, plural, =1 {{name}: non più posticipato} one {# cliente: non più posticipato} many {# di clienti: non più posticipato} other {# clienti: non più posticipato}}',
  'triage.told.assigned':
    '{count, plural, =1 {{name}: ora se ne occupa {to}} one {# cliente: ora se ne occupa {to}} many {# di clienti: ora se ne occupa {to}} other {# clienti: ora se ne occupa {to}}}',
  'triage.told.unassigned':
    '{count, plural, =1 {{name}: non assegnato} one {# cliente: non assegnato} many {# di clienti: non assegnato} other {# clienti: non assegnato}}',
  'triage.told.priority':
    '{count, plural, =1 {{name}: priorità «{priority}»} one {# cliente: priorità «{priority}»} many {# di clienti: priorità «{priority}»} other {# clienti: priorità «{priority}»}}',
  'triage.told.tagged':
    '{count, plural, =1 {{name}: etichetta «{tag}»} one {# cliente: etichetta «{tag}»} many {# di clienti: etichetta «{tag}»} other {# clienti: etichetta «{tag}»}}',
  'triage.told.untagged':
    '{count, plural, =1 {{name}: etichetta «{tag}» tolta} one {# cliente: etichetta «{tag}» tolta} many {# di clienti: etichetta «{tag}» tolta} other {# clienti: etichetta «{tag}» tolta}}',
  'triage.told.starred':
    '{count, plural, =1 {{name}: con stella} one {# cliente: con stella} many {# di clienti: con stella} other {# clienti: con stella}}',
  'triage.told.unstarred':
    '{count, plural, =1 {{name}: senza stella} one {# cliente: senza stella} many {# di clienti: senza stella} other {# clienti: senza stella}}',
  'triage.told.read':
    '{count, plural, =1 {{name}: letto} one {# cliente: letto} many {# di clienti: letto} other {# clienti: letto}}',
  'triage.told.unread':
    '{count, plural, =1 {{name}: di nuovo da leggere} one {# cliente: di nuovo da leggere} many {# di clienti: di nuovo da leggere} other {# clienti: di nuovo da leggere}}',
  'triage.told.archived':
    '{count, plural, =1 {{name}: archiviato} one {# cliente: archiviato} many {# di clienti: archiviato} other {# clienti: archiviato}}',
  'triage.told.spam':
    '{count, plural, =1 {{name}: spam} one {# cliente: spam} many {# di clienti: spam} other {# clienti: spam}}',
  'triage.told.notSpam':
    '{count, plural, =1 {{name}: non è spam} one {# cliente: non è spam} many {# di clienti: non è spam} other {# clienti: non è spam}}',
  'triage.told.deleted':
    '{count, plural, =1 {{name}: eliminato} one {# cliente: eliminato} many {# di clienti: eliminato} other {# clienti: eliminato}}',
  'triage.told.blocked':
    '{count, plural, =1 {{name}: bloccato} one {# cliente: bloccato} many {# di clienti: bloccato} other {# clienti: bloccato}}',
  'triage.told.unblocked':
    '{count, plural, =1 {{name}: non più bloccato} one {# cliente: non più bloccato} many {# di clienti: non più bloccato} other {# clienti: non più bloccato}}',
  'triage.told.moved': 'La conversazione ora è con {name}',
  'triage.told.merged': 'Conversazioni unite',
  'triage.told.split': 'Conversazione divisa',
  'triage.unchanged': 'Non è cambiato nulla',
  'triage.noConversation': 'Indicare prima un messaggio della conversazione',
}
