import type { errors as english } from '../en/errors.ts'
import type { Translation } from '../translation.ts'

export const errors: Translation<typeof english> = {
  'error.engine-restarted': 'Throughline a repornit în timpul acestei operațiuni. Încercați din nou.',
  'error.desk-closed': 'Baza de date a fost închisă.',
  'error.unexpected': 'S-a întâmplat ceva neprevăzut: {detail}',
  'error.writer-failed': 'Throughline nu mai poate salva nimic. Deschideți-l din nou; ce s-a salvat nu s-a pierdut.',
  'error.database-damaged': 'Fișierul bazei de date este deteriorat sau a fost scris de alt program: {detail}',
  'error.database-failed': 'Fișierul bazei de date nu a putut fi folosit: {detail}',
  'error.database-newer':
    'Baza de date a fost scrisă de un Throughline mai nou (formatul {found}); acesta citește până la formatul {supported}. Actualizați Throughline.',
  'error.key-lost':
    'Cheia acestei baze de date lipsește sau este deteriorată. Puneți la loc fișierul cheii sau portcheiul cu care a fost creată.',
  'error.backup-unknown': 'Această copie de rezervă nu mai există.',
  'error.disk-full':
    'Discul este plin. Nimic din ce s-a salvat nu s-a pierdut; eliberați spațiu și lucrul continuă de la sine.',

  'error.account-exists': '{address} este deja adăugată.',
  'error.account-gone': 'Acest cont nu mai există aici.',
  'error.account-offline': 'Contul este deconectat. Conectați-vă și încercați din nou.',
  'error.sign-in-again': 'Parola acestui cont nu mai este păstrată. Conectați-vă din nou.',

  'error.address-incomplete': 'Introduceți adresa completă, de exemplu help@shop.example.',
  'error.address-invalid': '„{address}” nu este o adresă de e-mail, precum help@shop.example.',
  'error.user-missing': 'Introduceți numele de utilizator, de obicei adresa.',
  'error.password-missing': 'Introduceți parola cutiei poștale.',
  'error.host-missing': 'Introduceți serverul, de exemplu imap.shop.example.',
  'error.host-invalid': 'Acesta nu este numele unui server.',
  'error.port-invalid': 'Portul este un număr de la 1 la 65535.',
  'error.plain-not-local': 'Fără criptare, parola ar circula în clar. Alegeți TLS sau STARTTLS.',
  'error.client-id-missing': 'Introduceți ID-ul de client pe care l-ați înregistrat.',
  'error.endpoint-missing': 'Introduceți adresa https:// din documentația furnizorului.',

  'error.mail-password-refused':
    '{host} a refuzat numele de utilizator sau parola pentru {user}. Verificați-le și introduceți din nou parola.',
  'error.mail-sign-in-explained': '{host} nu a permis conectarea pentru {user} și răspunde: {said}',
  'error.mail-token-refused': '{host} nu mai acceptă conectarea pentru {user}. Conectați-vă din nou.',
  'error.mail-server-not-found': 'Serverul {host} nu a fost găsit. Verificați numele și conexiunea la internet.',
  'error.mail-server-refused':
    '{host} nu acceptă conexiuni pe acest port. Verificați portul; încercarea se repetă automat.',
  'error.mail-server-silent': '{host} nu răspunde. Încercarea se repetă automat.',
  'error.mail-server-busy': '{host} cere un ritm mai lent. Throughline așteaptă și încearcă din nou.',
  'error.mail-server-unavailable': '{host} nu poate răspunde momentan. Încercarea se repetă automat.',
  'error.mail-server-said-no': '{host} a refuzat o cerere: {said}',
  'error.connection-lost': 'Conexiunea la {host} s-a întrerupt. Se restabilește automat.',
  'error.mail-try-later': '{host} va primi mesajul mai târziu și spune: {reply}',
  'error.mail-limit-reached': '{host} nu mai primește mesaje deocamdată și spune: {reply}',
  'error.sender-refused': '{host} nu trimite nimic pentru acest expeditor și spune: {reply}',
  'error.recipient-refused': '{host} nu livrează la {address} și spune: {reply}',
  'error.message-refused': '{host} a refuzat mesajul și spune: {reply}',
  'error.too-large': 'Mesajul este mai mare decât acceptă {host}. Trimiteți un fișier mai mic sau un link către el.',
  'error.send-uncertain':
    'Conexiunea la {host} s-a întrerupt în timpul trimiterii. Programul verifică dacă mesajul a plecat.',
  'error.smtp-missing':
    'Pentru acest cont nu este setat niciun server de trimitere. Introduceți unul în setările contului.',
  'error.no-recipient': 'Indicați cui îi este destinat mesajul.',
  'error.address-not-supported': '{host} trimite doar la adrese cu litere latine. Cereți destinatarului altă adresă.',
  'error.no-such-folder':
    'Pe server lipsește dosarul „{folder}” și nu a putut fi creat. Adăugați-l în căsuța poștală și încercați din nou.',
  'error.folder-in-flux': 'Dosarul {folder} se citește. Se reîncearcă automat.',
  'error.mailbox-full':
    'Cutia poștală {user} este plină. Ștergeți mesaje de pe server sau cereți mai mult spațiu furnizorului.',
  'error.tls-mismatch': '{host} nu folosește TLS pe acest port. Verificați portul sau alegeți STARTTLS.',
  'error.no-encryption': '{host} nu oferă criptare pe acest port. Alegeți TLS sau alt port.',
  'error.encryption-required': '{host} nu acceptă parole fără criptare. Alegeți TLS sau STARTTLS în setările contului.',
  'error.no-certificate': '{host} nu a prezentat niciun certificat.',
  'error.certificate-unknown':
    'Certificatul {host} nu poate fi verificat. Acordați-i încredere numai dacă furnizorul confirmă amprenta.',
  'error.certificate-changed':
    '{host} prezintă alt certificat decât cel în care ați avut încredere. Întrebați furnizorul înainte de a-l accepta pe cel nou.',

  'error.oauth-cancelled': 'Conectarea a fost abandonată. Începeți-o din nou.',
  'error.oauth-client-refused':
    '{host} nu acceptă acest ID sau secret de client. Verificați-le acolo unde le-ați înregistrat.',
  'error.oauth-denied': 'Accesul la cutia poștală nu a fost permis. Conectați-vă din nou și permiteți-l.',
  'error.oauth-endpoint': '„{endpoint}” nu este o adresă https://.',
  'error.oauth-expired': 'Conectarea a expirat. Conectați-vă din nou.',
  'error.oauth-missing': 'Alegeți mai întâi un furnizor pentru conectare.',
  'error.oauth-refused': '{host} a refuzat conectarea: {detail}',
  'error.oauth-unfinished': 'Finalizați mai întâi conectarea în browser.',
  'error.oauth-unreachable': '{host} nu a răspuns corect la conectare. Throughline încearcă din nou mai târziu.',

  'error.folder-gone': 'Dosarul {folder} nu mai există pe server.',
  'error.source-not-kept': 'Din mesajele importate se păstrează textul și atașamentele. Sursa se află în {origin}.',
  'error.message-gone': 'Acest mesaj nu mai există nici aici, nici pe server.',
  'error.attachment-not-kept': '„{name}” era prea mare pentru a fi păstrat la import.',
  'error.contact-gone': 'Acest client nu mai are mesaje aici.',
  'error.conversation-gone': 'Această conversație nu mai există nici aici, nici pe server.',
  'error.other-account': 'Conversațiile din două conturi nu pot deveni una singură.',
  'error.action-undone': 'Acțiunea a fost deja anulată.',
  'error.action-unknown': 'Nu este nimic de anulat.',
  'error.job-unknown': 'Această operațiune s-a încheiat deja.',
  'error.part-too-large': 'Depășește {limitMb} MB. Deschideți-l în alt program de e-mail.',
  'error.file-not-mail': 'Nu este e-mail: nici mbox, nici un mesaj separat.',
  'error.file-empty': 'Fișierul este gol.',
  'error.file-gone': 'Fișierul sau dosarul nu există.',
  'error.file-forbidden': 'Nu aveți dreptul de citire.',
  'error.file-unreadable': 'Nu a putut fi citit.',
  'error.upload-cut': 'Încărcarea s-a întrerupt. Încercați din nou.',
  'error.nothing-to-import': 'Nu s-a primit niciun fișier. Plasați fișiere mbox sau .eml ori un dosar Maildir.',
  'error.upload-failed': '{name} nu a putut fi citit.',

  'error.files-under-way': 'Fișierele încă se adaugă în ciornă. Așteaptă puțin și trimite din nou.',
  'error.file-missing': '„{name}” nu este atașat. Încercați din nou sau scoateți-l.',
  'error.gap-left': 'A rămas ceva de completat. Tab trece de la un loc la altul.',

  'error.attachment-too-large':
    'Cu acest fișier mesajul are {sizeMb} MB, iar serverul acceptă {limitMb} MB. Trimiteți un fișier mai mic sau un link către el.',
  'error.text-too-long':
    'Textul are {length, plural, one {# caracter} few {# caractere} other {# de caractere}}; limita este de {limit, plural, one {# caracter} few {# caractere} other {# de caractere}}.',
  'error.unresolved-variable': 'Completați „{name}” înainte de a trimite.',
  'error.note-empty': 'În această notă nu este încă nimic.',
  'error.draft-gone': 'Această ciornă a fost trimisă sau ștearsă.',
  'error.outbox-item-gone': 'Mesajul nu mai este în cutia de ieșire.',
  'error.already-sent': 'Mesajul a fost deja trimis.',
  'error.being-sent': 'Mesajul se trimite chiar acum. Așteptați o clipă.',
  'error.held': 'Acest răspuns este reținut. Uitați-vă ce s-a scris între timp, apoi trimiteți-l așa cum este.',
  'error.sample-cannot-send':
    'Spațiul de exemplu este inventat: de aici nu pleacă nimic. Ciornele și notele funcționează.',
  'error.imported-cannot-send': 'Mesajele importate nu au un server. Răspundeți dintr-un cont al dumneavoastră.',
  'error.attachment-gone': 'Fișierul „{name}” nu mai există. Scoateți-l din mesaj și adăugați-l din nou.',
  'error.no-account': 'Adăugați mai întâi un cont: nu aveți încă de unde trimite.',

  'error.reply-gone': 'Acest răspuns pregătit nu mai există.',
  'error.reply-file-gone': 'Acest fișier nu mai este la răspuns.',
  'error.shortcut-taken': '„/{shortcut}” este deja scurtătura răspunsului „{title}”. Alegeți alta.',
  'error.template-broken': 'Rândul {line} al șablonului nu poate fi citit: {detail}',
  'error.reply-files-too-large': 'Fișierele unui răspuns pregătit pot avea împreună {limitMb} MB.',

  'error.unknown-zone': 'Nu există fusul orar „{zone}”. Alegeți unul ca Europe/Rome.',
  'error.unknown-country': 'Pentru țara „{text}” nu se cunosc sărbători legale. Alegeți alta sau niciuna.',
  'error.unknown-region': 'Pentru regiunea „{text}” nu se cunosc sărbători legale. Alegeți alta sau toată țara.',
  'error.calendar-in-use': 'Unele reguli numără orele acestui calendar: {policies}. Alegeți întâi acolo alt calendar.',
  'error.calendar-gone': 'Acest calendar nu mai există.',
  'error.policy-gone': 'Această regulă nu mai există.',
}
