import type { Address } from '../../contract/message.ts'
import type { IndexedText } from '../store/search-index.ts'
import { type FiledAttachment, type Filing, facetsOf } from './facets.ts'
import { cutWords } from './words.ts'

/** Longest text of one message that is indexed word by word; the rest is kept and shown, but not found. */
const textLimit = 1_000_000
/** A message to thousands is found by the first few. */
const recipientLimit = 20

interface IndexedMessage {
  readonly subject: string
  readonly text: string
  readonly from: Address
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
  readonly attachments: readonly FiledAttachment[]
}

/** The words a message is found by. */
export function indexedText(message: IndexedMessage, filing: Filing): IndexedText {
  const { to, cc, bcc, attachments } = message
  return {
    subject: cutWords(message.subject),
    body: cutWords(message.text.slice(0, textLimit)),
    sender: cutWords(written(message.from)),
    recipients: cutWords([to, cc, bcc].flatMap((people) => people.slice(0, recipientLimit).map(written)).join('\n')),
    files: cutWords(attachments.map(({ name }) => name).join('\n')),
    facets: facetsOf(filing, message.text, attachments),
  }
}

const written = ({ name, address }: Address) => `${name} ${address}`
