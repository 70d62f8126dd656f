import type { components as english } from '../en/components.ts'
import type { Translation } from '../translation.ts'

export const components: Translation<typeof english> = {
  'channel.email': 'E-mail',
  'channel.telegram': 'Telegram',
  'channel.xmpp': 'Chat XMPP',
  'channel.livechat': 'Chat live',
  'channel.mastodon': 'Mastodon',
  'channel.bluesky': 'Bluesky',
  'components.close': 'Închidere',
  'components.cancel': 'Anulare',
  'components.retry': 'Reîncercare',
  'components.dismiss': 'Ascundere',
  'components.loading': 'Se încarcă',
  'components.notifications': 'Notificări',
  'components.undo': 'Anulare',
}
