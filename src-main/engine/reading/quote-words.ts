/*
 * What mail clients write around a quote, in the languages of their users: spelt as the clients send it, in lower case. Words
 * are set apart by `|`; those that are not labels may be regular expressions.
 */

/** Labels of the lines that Outlook and webmail put above the mail they answer. */
export const headerLabels = {
  from: 'from|von|da|от|от кого|de|de la|expeditor|差出人|送信者|发件人|寄件者|보낸 사람|від|van|od|från|fra|lähettäjä|kimden',
  date: 'sent|date|gesendet|gesendet am|datum|inviato|inviata|inviato il|data|отправлено|дата|trimis|trimis la|dată|送信日時|日時|日付|送信日|envoyé|envoyé le|enviado|enviado el|enviada em|fecha|verzonden|wysłano|wysłane|skickat|sendt|发送时间|日期|보낸 날짜|надіслано|gönderildi|odesláno|lähetetty',
  to: 'to|an|a|кому|către|catre|la|宛先|à|para|aan|do|komu|till|til|收件人|받는 사람|vastaanottaja|kime',
  subject:
    'subject|betreff|oggetto|тема|subiect|subiectul|件名|題名|objet|asunto|assunto|onderwerp|temat|předmět|ämne|emne|主题|主旨|제목|aihe|konu',
  other:
    'cc|kopie|копия|copie|bcc|ccn|importance|priority|wichtigkeit|priorität|priorità|reply-to|antwort an|rispondi a',
} as const

/** Between dashes, above what was said before: `-----Original Message-----`. */
export const originalMessage =
  "original message|original-nachricht|originalnachricht|ursprüngliche nachricht|ursprüngliche mail|messaggio originale|messaggio originario|исходное сообщение|исходное письмо|оригинальное сообщение|первоначальное сообщение|mesaj original|mesajul original|mesajul inițial|mesaj inițial|元のメッセージ|元のメール|オリジナル ?メッセージ|message original|message d'origine|mensaje original|mensagem original|oorspronkelijk bericht|oryginalna wiadomość|wiadomość oryginalna|ursprungligt meddelande|оригінальне повідомлення"

/** Above a mail that is passed on. */
export const forwardedMessage =
  'forwarded message|forwarded by|begin forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)|messaggio inoltrato|inizio messaggio inoltrato|пересылаемое сообщение|пересланное сообщение|начало переадресованного сообщения|mesaj redirecționat|mesaj redirectionat|început mesaj redirecționat|转发的邮件|転送(?:された)?メッセージ|転送されたメール|message transféré|mensaje reenviado|mensagem encaminhada|doorgestuurd bericht|wiadomość przekazana'

/** "… wrote", wherever it stands in the line above a quote. */
export const wrote =
  'wrote|schrieb|geschrieben|ha scritto|scrive|пишет|писала?|писал\\(а\\)|написала?|написал\\(а\\)|a scris|scria|さんは書きました|は書きました|が書きました|a écrit|escribió|escreveu|schreef|napisała?|napisał\\(a\\)|skrev|kirjoitti|yazdı|napsala?|napsal\\(a\\)|写道'

/** How the line above a quote begins where its language has a word for it; else it begins with a date. */
export const dayWord =
  'on|am|il|in data|le|el|op|em|w dniu|dnia|den|în|in|pe|la|dne|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|luni|marți|miercuri|joi|vineri|sâmbătă|duminică'
