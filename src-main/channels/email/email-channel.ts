import type { EmailSettings } from '../../contract/account.ts'
import type { Capabilities, Channel, ChannelAccount, ChannelHost } from '../channel.ts'
import { connectImap } from './imap-client.ts'
import { ImapConnection } from './imap-connection.ts'
import { OnDemand } from './on-demand.ts'
import { connectSmtp } from './send/smtp-client.ts'
import { Submission } from './send/submission.ts'
import { EmailSession } from './session.ts'
import { createThrottle } from './throttle.ts'
import { type EmailTiming, usualTiming } from './timing.ts'

const capabilities: Capabilities = {
  maxTextLength: null,
  html: true,
  attachments: true,
  threads: true,
  seenFlags: true,
  subject: true,
  replyWindowMs: null,
}

/** E-mail: IMAP to receive, SMTP to send. Tests pass shorter waits; nothing else is theirs to change. */
export function createEmailChannel(timing: Partial<EmailTiming> = {}): Channel<EmailSettings> {
  const waits: EmailTiming = { ...usualTiming, ...timing }
  return {
    kind: 'email',
    capabilities,
    open: async (account: ChannelAccount<EmailSettings>, host: ChannelHost) => {
      const { settings, ownAddresses } = account
      const throttle = createThrottle(settings.maxBytesPerSecond)
      const connect = async () => {
        const client = await connectImap(settings, await host.credential(), waits)
        return new ImapConnection(client, settings, waits.quietMs, throttle)
      }
      const { smtp } = settings
      const submission =
        smtp &&
        new Submission({
          connect: async () => connectSmtp(smtp, settings, await host.credential(), waits),
          peer: { host: smtp.host, user: settings.user },
          timing: waits,
          throttle,
        })
      return new EmailSession({
        connection: await connect(),
        submission,
        onDemand: new OnDemand(connect, waits.onDemandMs),
        mailbox: { settings, ownAddresses, now: () => host.now() },
        host,
        timing: waits,
      })
    },
  }
}
