import type { components as english } from '../en/components.ts'
import type { Translation } from '../translation.ts'

export const components: Translation<typeof english> = {
  'channel.email': 'E-mail',
  'channel.telegram': 'Telegram',
  'channel.xmpp': 'Chat XMPP',
  'channel.livechat': 'Chat dal vivo',
  'channel.mastodon': 'Mastodon',
  'channel.bluesky': 'Bluesky',
  'components.close': 'Chiudi',
  'components.cancel': 'Annulla',
  'components.retry': 'Riprova',
  'components.dismiss': 'Ignora',
  'components.loading': 'Caricamento',
  'components.notifications': 'Notifiche',
  'components.undo': 'Annulla',
}
