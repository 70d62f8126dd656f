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
  'step.done': 'Segna come fatta',
  'step.waiting': 'Attendi il cliente',
  'step.open': 'Riapri',
  'step.snooze': 'Posticipa',
  'step.assign': 'Assegna a {name}',
  'step.unassign': 'Non assegnare a nessuno',
  'step.priority': 'Priorità: {priority}',
  'step.tag': 'Etichetta «{tag}»',
  'step.untag': 'Togli l’etichetta «{tag}»',
  'step.block': 'Blocca il mittente',
  'step.unblock': 'Sblocca il mittente',
}
