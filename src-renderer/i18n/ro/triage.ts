import type { triage as english } from '../en/triage.ts'
import type { Translation } from '../translation.ts'

export const triage: Translation<typeof english> = {
  'triage.bar': 'Ce se face cu acest client',
  'triage.done': 'Încheiere',
  'triage.waiting': 'Așteptarea clientului',
  'triage.noAnswer': 'Fără răspuns necesar',
  'triage.reopen': 'Redeschidere',
  'triage.snooze': 'Amânare…',
  'triage.assign': 'Atribuire…',
  'triage.tag': 'Etichete…',
  'triage.priority': 'Prioritate…',
  'triage.star': 'Adăugare stea',
  'triage.unstar': 'Eliminare stea',
  'triage.markRead': 'Marcare ca citit',
  'triage.markUnread': 'Marcare ca necitit',
  'triage.archive': 'Arhivare',
  'triage.spam': 'Raportare ca spam',
  'triage.notSpam': 'Nu este spam',
  'triage.block': 'Blocare expeditor…',
  'triage.delete': 'Ștergere',
  'triage.move': 'Mutare la alt client…',
  'triage.split': 'Împărțirea conversației aici…',
  'triage.merge': 'Unire cu altă conversație…',
  'triage.more': 'Alți pași',
  'triage.nothing':
    '{count, plural, =1 {{name}: nimic de schimbat} one {# client: nimic de schimbat} few {# clienți: nimic de schimbat} other {# de clienți: nimic de schimbat}}',
  'triage.fact.snoozed': 'Amânat: {until}',
  'triage.fact.waiting': 'Se așteaptă clientul',
  'triage.fact.spam': 'Spam',
  'triage.priority.low': 'Scăzută',
  'triage.priority.normal': 'Normală',
  'triage.priority.high': 'Ridicată',
  'triage.priority.urgent': 'Urgentă',
  'triage.priority.now': 'acum',
  'triage.priority.title':
    '{count, plural, =1 {{name}: prioritate} one {# client: prioritate} few {# clienți: prioritate} other {# de clienți: prioritate}}',
  'triage.priority.placeholder': 'Cât de urgent este?',
  'triage.priority.empty': 'Nu există o astfel de prioritate',
  'triage.snooze.title':
    '{count, plural, =1 {{name}: amânare} one {# client: amânare} few {# clienți: amânare} other {# de clienți: amânare}}',
  'triage.snooze.placeholder': 'Până când? De exemplu: mâine la 9, peste 2 ore, vineri 14:30',
  'triage.snooze.later': 'Mai târziu azi',
  'triage.snooze.tonight': 'Diseară',
  'triage.snooze.tomorrow': 'Mâine',
  'triage.snooze.weekend': 'În weekend',
  'triage.snooze.nextWeek': 'Săptămâna viitoare',
  'triage.snooze.month': 'Peste o lună',
  'triage.snooze.until': 'Până la: {time}',
  'triage.snooze.wake': 'Revenire acum',
  'triage.snooze.unknown': 'Momentul nu este clar. Încercați: mâine la 9, vineri, peste 3 zile, 24 decembrie 10:00',
  'triage.snooze.past': 'Acest moment a trecut deja',
  'triage.snooze.note': 'Revine mai devreme dacă scrie clientul sau dacă un coleg răspunde ori lasă o notă.',
  'triage.assign.title':
    '{count, plural, =1 {{name}: atribuire} one {# client: atribuire} few {# clienți: atribuire} other {# de clienți: atribuire}}',
  'triage.assign.placeholder': 'Cine se ocupă?',
  'triage.assign.me': '{name} (eu)',
  'triage.assign.now': 'acum',
  'triage.assign.nobody': 'Nimeni',
  'triage.assign.new': 'Atribuire către „{name}”',
  'triage.assign.empty': 'Scrieți numele unui coleg',
  'triage.tag.title':
    '{count, plural, =1 {{name}: etichete} one {# client: etichete} few {# clienți: etichete} other {# de clienți: etichete}}',
  'triage.tag.placeholder': 'Căutarea sau crearea unei etichete',
  'triage.tag.new': 'Crearea etichetei „{tag}”',
  'triage.tag.empty': 'Nicio etichetă deocamdată. Scrieți prima.',
  'triage.tag.tooLong': 'O etichetă are cel mult 60 de caractere',
  'triage.move.title': 'Mutarea „{subject}” la alt client',
  'triage.move.placeholder': 'Numele sau adresa celuilalt client',
  'triage.move.new': 'Client nou cu adresa {address}',
  'triage.move.empty': 'Nimeni cu acest nume. Pentru un client nou este nevoie de adresa completă.',
  'triage.move.note':
    '„{subject}” trece la {name}: {count, plural, one {# mesaj} few {# mesaje} other {# de mesaje}}. Răspunsurile următoare ajung tot acolo. Se poate anula.',
  'triage.merge.title': 'Unirea „{subject}” cu altă conversație',
  'triage.merge.placeholder': 'Unirea „{subject}” cu…',
  'triage.merge.empty': 'Nu există altă conversație cu acest client în aceeași căsuță',
  'triage.merge.note':
    '{count, plural, one {Mesajul din „{from}” devine parte din „{into}”.} few {# mesaje din „{from}” devin parte din „{into}”.} other {# de mesaje din „{from}” devin parte din „{into}”.}} Se poate anula.',
  'triage.split.title': 'Împărțiți conversația aici?',
  'triage.split.text': '„{words}” ({time}) și tot ce urmează devin o conversație separată. Se poate anula.',
  'triage.split.first': 'Conversația începe cu acest mesaj: nu este nimic de împărțit',
  'triage.split.confirm': 'Împărțire',
  'triage.block.title':
    '{count, plural, =1 {{name}: blocați?} one {# client: blocați?} few {# clienți: blocați?} other {# de clienți: blocați?}}',
  'triage.block.text':
    '{count, plural, =1 {{name}: tot ce vine de acum înainte ajunge în spam și niciodată în coadă. Expeditorul nu este anunțat. Se poate anula.} one {# client: tot ce vine de acum înainte ajunge în spam și niciodată în coadă. Expeditorul nu este anunțat. Se poate anula.} few {# clienți: tot ce vine de acum înainte ajunge în spam și niciodată în coadă. Expeditorul nu este anunțat. Se poate anula.} other {# de clienți: tot ce vine de acum înainte ajunge în spam și niciodată în coadă. Expeditorul nu este anunțat. Se poate anula.}}',
  'triage.block.confirm': 'Blocare',
  'triage.told.done':
    '{count, plural, =1 {{name}: încheiat} one {# client: încheiat} few {# clienți: încheiat} other {# de clienți: încheiat}}',
  'triage.told.waiting':
    '{count, plural, =1 {{name}: se așteaptă} one {# client: se așteaptă} few {# clienți: se așteaptă} other {# de clienți: se așteaptă}}',
  'triage.told.noAnswer':
    '{count, plural, =1 {{name} nu are nevoie de răspuns} one {# client nu are nevoie de răspuns} few {# clienți nu au nevoie de răspuns} other {# de clienți nu au nevoie de răspuns}}',
  'triage.told.open':
    '{count, plural, =1 {{name}: redeschis} one {# client: redeschis} few {# clienți: redeschis} other {# de clienți: redeschis}}',
  'triage.told.snoozed':
    '{count, plural, =1 {{name}: amânat, {until}} one {# client: amânat, {until}} few {# clienți: amânat, {until}} other {# de clienți: amânat, {until}}}',
  'triage.told.woken':
    '{count, plural, =1 {{name}: nu mai este amânat} one {# client: nu mai este amânat} few {# clienți: nu mai este amânat} other {# de clienți: nu mai este amânat}}',
  'triage.told.assigned':
    '{count, plural, =1 {{name}: de acum se ocupă {to}} one {# client: de acum se ocupă {to}} few {# clienți: de acum se ocupă {to}} other {# de clienți: de acum se ocupă {to}}}',
  'triage.told.unassigned':
    '{count, plural, =1 {{name}: neatribuit} one {# client: neatribuit} few {# clienți: neatribuit} other {# de clienți: neatribuit}}',
  'triage.told.priority':
    '{count, plural, =1 {{name}: prioritate „{priority}”} one {# client: prioritate „{priority}”} few {# clienți: prioritate „{priority}”} other {# de clienți: prioritate „{priority}”}}',
  'triage.told.tagged':
    '{count, plural, =1 {{name}: etichetă „{tag}”} one {# client: etichetă „{tag}”} few {# clienți: etichetă „{tag}”} other {# de clienți: etichetă „{tag}”}}',
  'triage.told.untagged':
    '{count, plural, =1 {{name}: eticheta „{tag}” a fost eliminată} one {# client: eticheta „{tag}” a fost eliminată} few {# clienți: eticheta „{tag}” a fost eliminată} other {# de clienți: eticheta „{tag}” a fost eliminată}}',
  'triage.told.starred':
    '{count, plural, =1 {{name}: cu stea} one {# client: cu stea} few {# clienți: cu stea} other {# de clienți: cu stea}}',
  'triage.told.unstarred':
    '{count, plural, =1 {{name}: fără stea} one {# client: fără stea} few {# clienți: fără stea} other {# de clienți: fără stea}}',
  'triage.told.read':
    '{count, plural, =1 {{name}: citit} one {# client: citit} few {# clienți: citit} other {# de clienți: citit}}',
  'triage.told.unread':
    '{count, plural, =1 {{name}: din nou necitit} one {# client: din nou necitit} few {# clienți: din nou necitit} other {# de clienți: din nou necitit}}',
  'triage.told.archived':
    '{count, plural, =1 {{name}: arhivat} one {# client: arhivat} few {# clienți: arhivat} other {# de clienți: arhivat}}',
  'triage.told.spam':
    '{count, plural, =1 {{name}: spam} one {# client: spam} few {# clienți: spam} other {# de clienți: spam}}',
  'triage.told.notSpam':
    '{count, plural, =1 {{name}: nu este spam} one {# client: nu este spam} few {# clienți: nu este spam} other {# de clienți: nu este spam}}',
  'triage.told.deleted':
    '{count, plural, =1 {{name}: șters} one {# client: șters} few {# clienți: șters} other {# de clienți: șters}}',
  'triage.told.blocked':
    '{count, plural, =1 {{name}: blocat} one {# client: blocat} few {# clienți: blocat} other {# de clienți: blocat}}',
  'triage.told.unblocked':
    '{count, plural, =1 {{name}: nu mai este blocat} one {# client: nu mai este blocat} few {# clienți: nu mai este blocat} other {# de clienți: nu mai este blocat}}',
  'triage.told.moved': 'Conversația este acum la {name}',
  'triage.told.merged': 'Conversațiile au fost unite',
  'triage.told.split': 'Conversația a fost împărțită',
  'triage.unchanged': 'Nu s-a schimbat nimic',
  'triage.noConversation': 'Indicați mai întâi un mesaj al conversației',
}
