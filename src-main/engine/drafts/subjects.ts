/** What mail clients put before the subject of an answer, in the languages of their users; also `Re[2]:` and `RE(3):`. */
const reply = 're|aw|antw|antwort|ris|r|rif|отв|ответ|răsp|rasp|sv|vs|odp|ynt|ref|rép|enc|回复|回覆|答复|返信|답장'
const forward = 'fwd?|wg|i|inoltra|inoltrato|пересл|переслано|перес|trim|tr|rv|enc|doorst|vl|pd|ilt|转发|轉寄|転送|전달'

const replyPrefix = new RegExp(`^\\s*(?:${reply})\\s?(?:\\[\\d+\\]|\\(\\d+\\))?\\s*[:：]\\s*`, 'iu')
const forwardPrefix = new RegExp(`^\\s*(?:${forward})\\s?(?:\\[\\d+\\]|\\(\\d+\\))?\\s*[:：]\\s*`, 'iu')

/** `Re: Order 7`, whatever the mail clients before us called an answer and however often. */
export function replySubject(subject: string): string {
  return `Re: ${without(subject, replyPrefix)}`.trim()
}

/** `Fwd: Order 7`; that it was an answer stays to be seen. */
export function forwardSubject(subject: string): string {
  return `Fwd: ${without(subject, forwardPrefix)}`.trim()
}

function without(subject: string, prefix: RegExp): string {
  let rest = subject.trim()
  while (prefix.test(rest)) rest = rest.replace(prefix, '')
  return rest
}
