import type { errors as english } from '../en/errors.ts'
import type { Translation } from '../translation.ts'

export const errors: Translation<typeof english> = {
  'error.engine-restarted': 'Throughline si è riavviato durante l’operazione. Riprovare.',
  'error.desk-closed': 'L’archivio è stato chiuso.',
  'error.unexpected': 'Si è verificato un imprevisto: {detail}',
  'error.writer-failed': 'Throughline non riesce più a salvare nulla. Riaprirlo; ciò che è salvato non è andato perso.',
  'error.database-damaged': 'L’archivio è danneggiato o è stato scritto da un altro programma: {detail}',
  'error.database-failed': 'Impossibile usare l’archivio: {detail}',
  'error.database-newer':
    'Questo archivio è stato scritto da una versione più recente di Throughline (formato {found}); questa legge fino al formato {supported}. Aggiornare Throughline.',
  'error.key-lost':
    'La chiave di questo archivio manca o è danneggiata. Ripristinare il file della chiave o il portachiavi con cui è stato creato.',
  'error.backup-unknown': 'Questo backup non è più presente.',
  'error.disk-full':
    'Il disco è pieno. Nulla di ciò che è salvato è andato perso; liberando spazio, il lavoro riprende da solo.',

  'error.account-exists': '{address} è già presente.',
  'error.account-gone': 'Questo account non è più presente.',
  'error.account-offline': 'L’account non è in linea. Connettersi e riprovare.',
  'error.sign-in-again': 'La password di questo account non è più conservata. Accedere di nuovo.',

  'error.address-incomplete': 'Inserire l’indirizzo completo, ad esempio help@shop.example.',
  'error.address-invalid': '«{address}» non è un indirizzo e-mail, come ad esempio help@shop.example.',
  'error.user-missing': 'Inserire il nome utente, di solito l’indirizzo.',
  'error.password-missing': 'Inserire la password della casella.',
  'error.host-missing': 'Inserire il server, ad esempio imap.shop.example.',
  'error.host-invalid': 'Questo non è il nome di un server.',
  'error.port-invalid': 'La porta è un numero da 1 a 65535.',
  'error.plain-not-local': 'Senza cifratura la password viaggerebbe in chiaro. Scegliere TLS o STARTTLS.',
  'error.client-id-missing': 'Inserire l’ID client registrato.',
  'error.endpoint-missing': 'Inserire l’indirizzo https:// indicato nella documentazione del provider.',

  'error.mail-password-refused':
    '{host} ha rifiutato il nome utente o la password di {user}. Controllarli e inserire di nuovo la password.',
  'error.mail-sign-in-explained': '{host} non ha consentito l’accesso a {user} e risponde: {said}',
  'error.mail-token-refused': '{host} non accetta più l’accesso di {user}. Accedere di nuovo.',
  'error.mail-server-not-found':
    'Il server {host} non è stato trovato. Controllarne il nome e la connessione a Internet.',
  'error.mail-server-refused':
    '{host} non accetta connessioni su questa porta. Controllare la porta; il tentativo si ripete da solo.',
  'error.mail-server-silent': '{host} non risponde. Il tentativo si ripete da solo.',
  'error.mail-server-busy': '{host} chiede di rallentare. Throughline attende e riprova.',
  'error.mail-server-unavailable': '{host} al momento non può rispondere. Il tentativo si ripete da solo.',
  'error.mail-server-said-no': '{host} ha rifiutato una richiesta: {said}',
  'error.connection-lost': 'La connessione a {host} si è interrotta e verrà ristabilita da sola.',
  'error.mail-try-later': '{host} accetterà il messaggio più tardi e dice: {reply}',
  'error.mail-limit-reached': '{host} per ora non accetta altri messaggi e dice: {reply}',
  'error.sender-refused': '{host} non invia nulla per questo mittente e dice: {reply}',
  'error.recipient-refused': '{host} non recapita a {address} e dice: {reply}',
  'error.message-refused': '{host} ha rifiutato il messaggio e dice: {reply}',
  'error.too-large':
    'Il messaggio supera la dimensione accettata da {host}. Inviare un allegato più piccolo o un link.',
  'error.send-uncertain':
    'La connessione a {host} si è interrotta durante l’invio. Il programma verifica se il messaggio è partito.',
  'error.smtp-missing':
    'Per questo account non è impostato alcun server di invio. Indicarlo nelle impostazioni dell’account.',
  'error.no-recipient': 'Indicare a chi è destinato il messaggio.',
  'error.address-not-supported':
    '{host} invia solo a indirizzi in lettere latine. Chiedere al destinatario un altro indirizzo.',
  'error.no-such-folder':
    'Sul server manca la cartella “{folder}” e non è stato possibile crearla. Aggiungerla nella casella e riprovare.',
  'error.folder-in-flux': 'La cartella {folder} è in lettura. Il programma riproverà da solo.',
  'error.mailbox-full': 'La casella {user} è piena. Eliminare posta sul server o chiedere più spazio al provider.',
  'error.tls-mismatch': '{host} non usa TLS su questa porta. Controllare la porta o scegliere STARTTLS.',
  'error.no-encryption': '{host} non offre cifratura su questa porta. Scegliere TLS o un’altra porta.',
  'error.encryption-required':
    '{host} non accetta password senza cifratura. Scegliere TLS o STARTTLS nelle impostazioni dell’account.',
  'error.no-certificate': '{host} non ha presentato alcun certificato.',
  'error.certificate-unknown':
    'Il certificato di {host} non è verificabile. Considerarlo attendibile solo se il provider ne conferma l’impronta.',
  'error.certificate-changed':
    '{host} presenta un certificato diverso da quello ritenuto attendibile. Chiedere al provider prima di accettare quello nuovo.',

  'error.oauth-cancelled': 'L’accesso è stato interrotto. Avviarlo di nuovo.',
  'error.oauth-client-refused':
    '{host} non accetta questo ID client o segreto. Controllarli dove sono stati registrati.',
  'error.oauth-denied': 'L’accesso alla casella non è stato consentito. Accedere di nuovo e consentirlo.',
  'error.oauth-endpoint': '«{endpoint}» non è un indirizzo https://.',
  'error.oauth-expired': 'L’accesso è scaduto. Accedere di nuovo.',
  'error.oauth-missing': 'Scegliere prima un provider con cui accedere.',
  'error.oauth-refused': '{host} ha rifiutato l’accesso: {detail}',
  'error.oauth-unfinished': 'Completare prima l’accesso nel browser.',
  'error.oauth-unreachable': '{host} non ha risposto correttamente all’accesso. Throughline riprova più tardi.',

  'error.folder-gone': 'La cartella {folder} non è più sul server.',
  'error.source-not-kept':
    'Della posta importata si conservano il testo e gli allegati. Il sorgente si trova in {origin}.',
  'error.message-gone': 'Questo messaggio non è più presente né qui né sul server.',
  'error.attachment-not-kept': '«{name}» era troppo grande per essere conservato durante l’importazione.',
  'error.contact-gone': 'Questo cliente non ha più messaggi qui.',
  'error.conversation-gone': 'Questa conversazione non è più presente né qui né sul server.',
  'error.other-account': 'Conversazioni di due account non possono diventare una sola.',
  'error.action-undone': 'È già stato annullato.',
  'error.action-unknown': 'Non c’è nulla da annullare.',
  'error.job-unknown': 'Questa operazione è già terminata.',
  'error.part-too-large': 'Supera i {limitMb} MB. Aprirlo con un altro programma di posta.',
  'error.file-not-mail': 'Non è posta: né mbox né un singolo messaggio.',
  'error.file-empty': 'Il file è vuoto.',
  'error.file-gone': 'Il file o la cartella non esiste.',
  'error.file-forbidden': 'Lettura non consentita.',
  'error.file-unreadable': 'Impossibile leggerlo.',
  'error.upload-cut': 'Il caricamento si è interrotto. Riprovare.',
  'error.nothing-to-import': 'Non è stato rilasciato alcun file. Rilasciare file mbox o .eml, oppure una Maildir.',
  'error.upload-failed': 'Impossibile leggere {name}.',

  'error.files-under-way': 'I file stanno ancora arrivando nella bozza. Attendi un momento e invia di nuovo.',
  'error.file-missing': '«{name}» non è allegato. Riprovare o toglierlo.',
  'error.gap-left': 'Resta qualcosa da completare. Tab passa da un punto all’altro.',

  'error.attachment-too-large':
    'Con questo file il messaggio pesa {sizeMb} MB, ma il server accetta {limitMb} MB. Inviare un file più piccolo o un collegamento.',
  'error.text-too-long':
    'Il testo è lungo {length, plural, one {# carattere} many {# caratteri} other {# caratteri}}; il limite è {limit, plural, one {# carattere} many {# caratteri} other {# caratteri}}.',
  'error.unresolved-variable': 'Compilare «{name}» prima di inviare.',
  'error.note-empty': 'Questa nota è ancora vuota.',
  'error.draft-gone': 'Questa bozza è stata inviata o eliminata.',
  'error.outbox-item-gone': 'Questo messaggio non è più in uscita.',
  'error.already-sent': 'Questo messaggio è già stato inviato.',
  'error.being-sent': 'Il messaggio è in corso di invio. Attendere un momento.',
  'error.held':
    'Questa risposta è trattenuta. Guardare che cosa è stato scritto nel frattempo, poi inviarla così com’è.',
  'error.sample-cannot-send': 'L’area di esempio è inventata: da qui non parte nulla. Bozze e note funzionano.',
  'error.imported-cannot-send': 'La posta importata non ha un server. Rispondere da un proprio account.',
  'error.attachment-gone': 'Il file «{name}» non c’è più. Toglierlo dal messaggio e aggiungerlo di nuovo.',
  'error.no-account': 'Aggiungere prima un account: non c’è ancora nulla da cui inviare.',

  'error.reply-gone': 'Questa risposta pronta non c’è più.',
  'error.reply-file-gone': 'Questo file non è più allegato alla risposta.',
  'error.shortcut-taken': '«/{shortcut}» è già l’abbreviazione di «{title}». Scegliere un’altra abbreviazione.',
  'error.template-broken': 'La riga {line} del modello non è leggibile: {detail}',
  'error.reply-files-too-large': 'I file di una risposta pronta possono occupare insieme {limitMb} MB.',

  'error.unknown-zone': 'Il fuso orario «{zone}» non esiste. Scegline uno come Europe/Rome.',
  'error.unknown-country': 'Per il paese «{text}» non sono note festività. Scegline un altro o nessuno.',
  'error.unknown-region': 'Per la regione «{text}» non sono note festività. Scegline un’altra o tutto il paese.',
  'error.calendar-in-use':
    'Alcune regole contano le ore di questo calendario: {policies}. Scegli prima lì un altro calendario.',
  'error.calendar-gone': 'Questo calendario non c’è più.',
  'error.policy-gone': 'Questa regola non c’è più.',
}
