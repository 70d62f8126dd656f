import { DeskError } from '../../../contract/errors.ts'
import type { ContactId } from '../../../contract/ids.ts'
import type { Address, ExportedMessage } from '../../../contract/message.ts'
import type { Engine } from '../../../engine/engine-deps.ts'
import { printable, printableLines, sizeText, timeText } from '../printable.ts'
import type { Verb } from '../verb.ts'

export const timeline: Verb = {
  name: 'timeline',
  usage: 'CONTACT',
  summary: 'Show everything said with a contact, by id or address, the oldest first',
  options: {},
  words: { least: 1, most: 1 },
  access: 'read',
  async run({ engine, output, json, words }) {
    const contact = await findContact(engine, words[0] ?? '')
    if (!json) {
      const { name, identities } = await engine.call('contact.card', { contact })
      await output.line(printable([name, ...identities.map(({ address }) => address)].filter(Boolean).join(' · ')))
    }
    for await (const message of engine.exportMessages({ contact })) {
      if (json) await output.object(message)
      else for (const line of entryLines(message)) await output.line(line)
    }
    return 0
  },
}

/** Throws `not-found`. A word of digits alone is an id. */
async function findContact(engine: Engine, idOrAddress: string): Promise<ContactId> {
  if (/^\d{1,16}$/.test(idOrAddress)) {
    return (await engine.call('contact.card', { contact: Number(idOrAddress) as ContactId })).id
  }
  const contact = await engine.findContact(idOrAddress)
  if (contact !== null) return contact
  throw new DeskError(
    'not-found',
    'no-contact',
    `Nobody here has the address "${idOrAddress}"; "contacts" lists everyone`,
    {
      address: idOrAddress,
    },
  )
}

function entryLines({ direction, kind, from, subject, sentAt, text, attachments }: ExportedMessage): readonly string[] {
  const mark = direction === 'in' ? '<' : '>'
  const label = kind === 'message' ? '' : ` [${kind}]`
  const body = printableLines(text.trim()).map((line) => `    ${line}`.trimEnd())
  return [
    '',
    `${mark} ${timeText(sentAt)}  ${printable(nameOf(from))}${label}  ${printable(subject)}`.trimEnd(),
    ...(text.trim() === '' ? [] : body),
    ...attachments.map(({ name, sizeBytes }) => `    [${printable(name)}, ${sizeText(sizeBytes)}]`),
  ]
}

function nameOf({ name, address }: Address): string {
  return name === '' ? address : name
}
