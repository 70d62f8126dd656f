import type { Channel } from '../../channels/channel.ts'
import type { EmailSettings } from '../../contract/account.ts'
import type { ComposerProfile } from '../../contract/compose.ts'
import type { DeskErrorShape } from '../../contract/errors.ts'
import type { ChannelKind } from '../../contract/message.ts'
import { type AccountRow, allAccounts } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { setting } from '../store/settings.ts'
import { type SendingLimits, usualMessageBytes } from './check-draft.ts'
import { identitiesOfAccount, signatureOf } from './own-addresses.ts'

type Channels = Readonly<Partial<Record<ChannelKind, Channel>>>

/** Where the server's limit is kept between two connections. */
export function sizeLimitKey(account: Pick<AccountRow, 'key'>): string {
  return `desk.maxMessageBytes.${account.key}`
}

function sizeLimitOf(db: Database, account: AccountRow): number | null {
  const known = setting(db, sizeLimitKey(account))
  return typeof known === 'number' ? known : null
}

/** What may leave from an account. */
export function sendingLimits(db: Database, channels: Channels, account: AccountRow): SendingLimits {
  const capabilities = channels[account.channel]?.capabilities
  return {
    markup: capabilities?.html ?? false,
    maxTextLength: capabilities?.maxTextLength ?? null,
    maxMessageBytes: sizeLimitOf(db, account) ?? usualMessageBytes,
    cannotSend: objectionTo(account),
    signatureHtml: signatureOf(account),
  }
}

/** How the composer works with each account. Of a channel that is not there it asks for words alone. */
export function composerProfiles(db: Database, channels: Channels): readonly ComposerProfile[] {
  return allAccounts(db).map((account) => {
    const capabilities = channels[account.channel]?.capabilities
    return {
      account: account.key,
      channel: account.channel,
      identities: identitiesOfAccount(account),
      html: capabilities?.html ?? false,
      subject: capabilities?.subject ?? false,
      attachments: capabilities?.attachments ?? false,
      maxTextLength: capabilities?.maxTextLength ?? null,
      maxMessageBytes: sizeLimitOf(db, account),
      signatureHtml: signatureOf(account),
      cannotSend: objectionTo(account),
    }
  })
}

/** Why nothing can leave from an account, in words that say what to do; null when it can. */
function objectionTo(account: AccountRow): DeskErrorShape | null {
  const refusal = (code: string, message: string) => ({ kind: 'rejected' as const, code, message, params: {} })
  if (account.sample)
    return refusal('sample-cannot-send', 'The sample workspace is invented: nothing leaves this computer from it')
  if (account.settings === null)
    return refusal('imported-cannot-send', 'Imported mail has no server. Answer it from an account of yours')
  if (account.channel === 'email' && (account.settings as EmailSettings).smtp === null)
    return refusal('smtp-missing', 'No server for sending is set for this account')
  return null
}
