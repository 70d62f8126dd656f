import type { ChannelKind } from '../contract/message.ts'
import type { Channel } from './channel.ts'
import { createEmailChannel } from './email/email-channel.ts'

/** Every channel Throughline can connect to. Adding one is one line here and one folder beside this file. */
export const channels: Readonly<Partial<Record<ChannelKind, Channel>>> = {
  email: createEmailChannel(),
}
