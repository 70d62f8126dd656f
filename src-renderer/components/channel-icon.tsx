import { AtSign, CloudSun, Mail, MessageCircle, MessagesSquare, Send } from 'lucide-react'
import { assertNever } from '../../src-main/contract/errors.ts'
import type { ChannelKind } from '../../src-main/contract/message.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import styles from './channel-icon.module.css'

/** The sign of a channel, with its name for screen readers and on hover. */
export function ChannelIcon({ channel }: { readonly channel: ChannelKind }) {
  const { t } = useI18n()
  const Icon = iconOf(channel)
  const name = t(`channel.${channel}`)
  return (
    <span className={styles.icon} role="img" aria-label={name} title={name}>
      <Icon aria-hidden="true" />
    </span>
  )
}

function iconOf(channel: ChannelKind) {
  switch (channel) {
    case 'email':
      return Mail
    case 'telegram':
      return Send
    case 'xmpp':
      return MessagesSquare
    case 'livechat':
      return MessageCircle
    case 'mastodon':
      return AtSign
    case 'bluesky':
      return CloudSun
    default:
      return assertNever(channel)
  }
}
