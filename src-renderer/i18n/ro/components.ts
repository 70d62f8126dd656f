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
  'step.done': 'Marchează rezolvat',
  'step.waiting': 'Așteaptă clientul',
  'step.open': 'Redeschide',
  'step.snooze': 'Amână',
  'step.assign': 'Atribuie lui {name}',
  'step.unassign': 'Nu atribui nimănui',
  'step.priority': 'Prioritate: {priority}',
  'step.tag': 'Eticheta „{tag}”',
  'step.untag': 'Scoate eticheta „{tag}”',
  'step.block': 'Blochează expeditorul',
  'step.unblock': 'Deblochează expeditorul',
}
