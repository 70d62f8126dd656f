/**
 * One sentence for each error code that can reach a window, keyed `error.<code>`. What is missing here shows its own
 * English; a sentence may use only those facts that every thrower of its code sends.
 */
export const errors = {
  'error.engine-restarted': 'The desk restarted while it worked on this. Try again.',
  'error.desk-closed': 'The desk was closed.',
  'error.unexpected': 'Something happened that nobody foresaw: {detail}',
  'error.writer-failed': 'The desk cannot store anything any more. Open Throughline again; nothing stored is lost.',
  'error.database-damaged': 'The desk file is damaged, or another program wrote it: {detail}',
  'error.database-failed': 'The desk file could not be used: {detail}',
  'error.database-newer':
    'A newer Throughline wrote this desk (format {found}); this one reads up to format {supported}. Update Throughline.',
  'error.key-lost':
    'The key of this desk is missing or damaged. Put the key file or the keychain back it was made with.',
  'error.backup-unknown': 'This backup is not there any more.',
  'error.disk-full': 'The disk is full. Nothing stored is lost; free some space and the desk goes on by itself.',

  'error.account-exists': '{address} is on the desk already.',
  'error.account-gone': 'This account is not on the desk any more.',
  'error.account-offline': 'The account is offline. Connect and try again.',
  'error.sign-in-again': 'The password of this account is not stored any more. Sign in again.',

  'error.address-incomplete': 'Enter the whole address, such as help@shop.example.',
  'error.address-invalid': '“{address}” is not an e-mail address, such as help@shop.example.',
  'error.user-missing': 'Enter the user name, usually the address.',
  'error.password-missing': 'Enter the password of the mailbox.',
  'error.host-missing': 'Enter the server, such as imap.shop.example.',
  'error.host-invalid': 'This is not the name of a server.',
  'error.port-invalid': 'A port is a number from 1 to 65535.',
  'error.plain-not-local': 'Without encryption the password would travel in the clear. Choose TLS or STARTTLS.',
  'error.client-id-missing': 'Enter the client id you registered.',
  'error.endpoint-missing': 'Enter the https:// address from the provider’s documentation.',

  'error.mail-password-refused':
    '{host} refused the user name or the password of {user}. Check both and enter the password again.',
  'error.mail-sign-in-explained': '{host} did not let {user} in and says: {said}',
  'error.mail-token-refused': '{host} did not accept the sign-in of {user} any more. Sign in again.',
  'error.mail-server-not-found': 'The server {host} was not found. Check its name and your connection to the internet.',
  'error.mail-server-refused':
    '{host} does not take connections on this port. Check the port; the desk tries again by itself.',
  'error.mail-server-silent': '{host} does not answer. The desk tries again by itself.',
  'error.mail-server-busy': '{host} asks us to slow down. The desk waits and tries again.',
  'error.mail-server-unavailable': '{host} cannot answer at the moment. The desk tries again by itself.',
  'error.mail-server-said-no': '{host} refused a request: {said}',
  'error.connection-lost': 'The connection to {host} was lost. The desk connects again by itself.',
  'error.mail-try-later': '{host} takes the message later and says: {reply}',
  'error.mail-limit-reached': '{host} takes no more messages for now and says: {reply}',
  'error.sender-refused': '{host} sends nothing for this sender and says: {reply}',
  'error.recipient-refused': '{host} does not deliver to {address} and says: {reply}',
  'error.message-refused': '{host} refused the message and says: {reply}',
  'error.too-large': 'The message is larger than {host} takes. Send a smaller attachment, or a link to it.',
  'error.send-uncertain':
    'The connection to {host} was lost while it took the message. The desk looks whether it was sent.',
  'error.smtp-missing': 'No server for sending is set for this account. Enter one in the settings of the account.',
  'error.no-recipient': 'Say whom the message is for.',
  'error.address-not-supported':
    '{host} sends to addresses in Latin letters only. Ask the recipient for another address.',
  'error.no-such-folder': 'The server has no folder “{folder}” and makes none. Add one in your mailbox and try again.',
  'error.folder-in-flux': 'The folder {folder} is being read. The desk tries again by itself.',
  'error.mailbox-full': 'The mailbox {user} is full. Delete mail on the server or ask its provider for more room.',
  'error.tls-mismatch': '{host} does not speak TLS on this port. Check the port, or choose STARTTLS.',
  'error.no-encryption': '{host} offers no encryption on this port. Choose TLS, or another port.',
  'error.encryption-required':
    '{host} takes no password without encryption. Choose TLS or STARTTLS in the account’s settings.',
  'error.no-certificate': '{host} showed no certificate.',
  'error.certificate-unknown':
    'The certificate of {host} cannot be verified. Trust it only if its provider confirms the fingerprint.',
  'error.certificate-changed':
    '{host} shows another certificate than the one you trusted. Ask its provider before you trust the new one.',

  'error.oauth-cancelled': 'The sign-in was given up. Start it again.',
  'error.oauth-client-refused':
    '{host} does not accept this client id or secret. Check both where you registered them.',
  'error.oauth-denied': 'Access to the mailbox was not allowed. Sign in again and allow it.',
  'error.oauth-endpoint': '“{endpoint}” is not an https:// address.',
  'error.oauth-expired': 'The sign-in has expired. Sign in again.',
  'error.oauth-missing': 'Choose a provider to sign in with first.',
  'error.oauth-refused': '{host} refused to sign in: {detail}',
  'error.oauth-unfinished': 'Finish signing in with the browser first.',
  'error.oauth-unreachable': '{host} did not answer the sign-in properly. Throughline tries again later.',

  'error.folder-gone': 'The folder {folder} is no longer on the server.',
  'error.source-not-kept': 'Of imported mail the desk keeps the text and the attachments. The source is in {origin}.',
  'error.message-gone': 'This message is no longer on the desk or the server.',
  'error.attachment-not-kept': '“{name}” was too large to keep when it was imported.',
  'error.contact-gone': 'This customer has no messages on the desk any more.',
  'error.conversation-gone': 'This conversation is no longer on the desk or the server.',
  'error.other-account': 'Conversations of two accounts cannot become one.',
  'error.action-undone': 'This was undone already.',
  'error.action-unknown': 'There is nothing to undo.',
  'error.job-unknown': 'This work is finished already.',
  'error.part-too-large': 'This is larger than {limitMb} MB. Open it in another mail program.',
  'error.file-not-mail': 'This is no mail: neither mbox nor a single message.',
  'error.file-empty': 'The file is empty.',
  'error.file-gone': 'There is no such file or folder.',
  'error.file-forbidden': 'You are not allowed to read this.',
  'error.file-unreadable': 'This could not be read.',
  'error.upload-cut': 'The upload was cut off. Try again.',
  'error.nothing-to-import': 'There is no file in what you dropped. Drop mbox or .eml files, or a Maildir.',
  'error.upload-failed': '{name} could not be read.',

  'error.files-under-way': 'The files are still on their way into the draft. Wait a moment and send again.',
  'error.file-missing': '“{name}” is not attached. Try it again, or take it out.',
  'error.gap-left': 'Something is left to fill in. Tab goes from place to place.',

  'error.attachment-too-large':
    'With this the message has {sizeMb} MB, and the server takes {limitMb} MB. Send a smaller file, or a link to it.',
  'error.text-too-long':
    'This is {length, plural, one {# character} other {# characters}} long; {limit, plural, one {# is} other {# are}} allowed.',
  'error.unresolved-variable': 'Fill in “{name}” before you send this.',
  'error.note-empty': 'There is nothing in this note yet.',
  'error.draft-gone': 'This draft was sent or thrown away.',
  'error.outbox-item-gone': 'This is not in the outbox any more.',
  'error.already-sent': 'This was sent already.',
  'error.being-sent': 'This is being sent. Wait a moment.',
  'error.held': 'This answer is held. Look at what was written since, then send it as it is.',
  'error.sample-cannot-send':
    'The sample workspace is invented: nothing leaves this computer from it. Drafts and notes work.',
  'error.imported-cannot-send': 'Imported mail has no server. Answer it from an account of yours.',
  'error.attachment-gone': 'The file “{name}” is gone. Remove it from the message and add it again.',
  'error.no-account': 'Add an account first: there is nothing to send from.',

  'error.reply-gone': 'This canned reply is not on the desk any more.',
  'error.reply-file-gone': 'This file is not with the reply any more.',
  'error.shortcut-taken': '“/{shortcut}” is the shortcut of “{title}” already. Choose another one.',
  'error.template-broken': 'Line {line} of the template cannot be read: {detail}',
  'error.reply-files-too-large': 'The files of a canned reply may have {limitMb} MB together.',

  'error.unknown-zone': 'There is no time zone “{zone}”. Choose one such as Europe/Rome.',
  'error.unknown-country': 'No public holidays are known for the country “{text}”. Choose another one or none.',
  'error.unknown-region':
    'No public holidays are known for the region “{text}”. Choose another one or the whole country.',
  'error.calendar-in-use':
    'Policies count the hours of this calendar: {policies}. Choose another calendar there first.',
  'error.calendar-gone': 'This calendar is not on the desk any more.',
  'error.policy-gone': 'This policy is not on the desk any more.',
} as const
