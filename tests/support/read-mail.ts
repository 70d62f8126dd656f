import type { RemoteMessage } from '../../src-main/channels/channel.ts'
import type { MailContext } from '../../src-main/channels/mime/mail-context.ts'
import { readMessage } from '../../src-main/channels/mime/read-message.ts'

/** When every test mail arrived, unless the test says otherwise. */
export const arrived = Date.UTC(2026, 10, 1, 12)

export function mailContext(sizeBytes: number, facts: Partial<MailContext> = {}): MailContext {
  return {
    ownAddresses: ['support@shop.test'],
    place: null,
    origin: 'test',
    flags: { seen: false, flagged: false, answered: false },
    receivedAt: arrived,
    sizeBytes,
    now: arrived,
    ...facts,
  }
}

/** A source as it travels: the lines joined by CRLF. Characters beyond ASCII become UTF-8. */
export function mailSource(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'))
}

export function readMail(source: Uint8Array | string, facts: Partial<MailContext> = {}): RemoteMessage {
  const raw = typeof source === 'string' ? Buffer.from(source.replaceAll('\n', '\r\n'), 'latin1') : source
  return readMessage(raw, mailContext(raw.length, facts))
}
