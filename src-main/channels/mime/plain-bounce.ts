import type { BounceReport } from '../../contract/message.ts'
import { shortReason, statusIn } from './bounce-reason.ts'
import { type HeaderFields, headerValue } from './headers.ts'

type Recipient = BounceReport['recipients'][number]

const looked = 64 << 10
const mostRecipients = 100

/**
 * A bounce in words only, as qmail, Exim and older Exchange servers write it. `returned` is the Message-ID of a mail that
 * came back as a part.
 */
export function plainBounce(fields: HeaderFields, text: string, returned: string | null): BounceReport | null {
  const { told, copy } = apart(text.slice(0, looked))
  const bounced = returned ?? /^[>\s]*message-id:\s*<([^<>\s]{1,500})>/im.exec(copy)?.[1] ?? null
  const recipients = recipientsIn(fields, told)
  if (recipients.length === 0 && bounced === null) return null
  const isDelay = delay.test(told) && recipients.every(({ status }) => !status.startsWith('5'))
  return { type: 'bounce', outcome: isDelay ? 'delayed' : 'failed', recipients, bounced }
}

const delay =
  /delivery.{0,20} delayed|could not send message for past|has not (?:yet )?been delivered|will (?:be retried|retry|keep trying|continue to be attempted)|still trying|no action is required on your part|zustellung.{0,30}verzögert|zeitweilig/i

/** The words of the server, and the mail it returns below a line that says so. */
function apart(text: string): { readonly told: string; readonly copy: string } {
  const at = text.search(copyFollows)
  return at < 0 ? { told: text, copy: text } : { told: text.slice(0, at), copy: text.slice(at) }
}

const copyFollows =
  /^[-\s]*(?:below this line is a copy of the message|this is a copy of (?:the|your) message|(?:the )?original message|unsent message|returned message|undelivered message|message headers? follow|die ursprüngliche nachricht|текст исходного письма)/im

function recipientsIn(fields: HeaderFields, told: string): readonly Recipient[] {
  const named = (headerValue(fields, 'x-failed-recipients') ?? '').split(',').flatMap((each) => mailboxIn(each))
  const lines = told.split('\n').map((line) => line.trim())
  const found = new Map<string, Recipient>()
  for (const address of named) found.set(address, { address, status: '', reason: '' })
  for (const [at, line] of lines.entries()) {
    if (found.size >= mostRecipients) break
    // Servers put the address at the beginning of a line, and what happened beside or below it.
    const [address] = /^(?:<|[\w.+-]+@)/.test(line) ? mailboxIn(line.slice(0, 400)) : []
    if (address === undefined || found.get(address)?.reason) continue
    const reason = shortReason(reasonAfter(lines, at, address))
    if (named.length > 0 && !found.has(address)) continue
    if (reason === '' && !found.has(address)) continue
    found.set(address, { address, status: statusIn(reason), reason })
  }
  return [...found.values()]
}

const longestReason = 6

function reasonAfter(lines: readonly string[], at: number, address: string): string {
  const beside =
    (lines[at] ?? '')
      .toLowerCase()
      .split(address)[1]
      ?.replace(/^[>\s:,-]+/, '') ?? ''
  const below: string[] = []
  for (const line of lines.slice(at + 1, at + 1 + longestReason)) {
    if (line === '' || line.startsWith('---') || /^<?[\w.+-]+@[\w.-]+>?:?$/.test(line)) break
    below.push(line)
  }
  const besideAsWritten = beside === '' ? '' : (lines[at] ?? '').slice(-beside.length)
  return [besideAsWritten, ...below].join(' ')
}

function mailboxIn(text: string): readonly string[] {
  const address = /[^\s<>:,;"()[\]]{1,200}@[\w.-]{1,200}\w/.exec(text)?.[0]
  return address === undefined ? [] : [address.toLowerCase()]
}
