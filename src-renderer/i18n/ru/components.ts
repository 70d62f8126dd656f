import type { components as english } from '../en/components.ts'
import type { Translation } from '../translation.ts'

export const components: Translation<typeof english> = {
  'channel.email': 'Эл. почта',
  'channel.telegram': 'Telegram',
  'channel.xmpp': 'Чат XMPP',
  'channel.livechat': 'Чат на сайте',
  'channel.mastodon': 'Mastodon',
  'channel.bluesky': 'Bluesky',
  'components.close': 'Закрыть',
  'components.cancel': 'Отмена',
  'components.retry': 'Повторить',
  'components.dismiss': 'Скрыть',
  'components.loading': 'Загрузка',
  'components.notifications': 'Уведомления',
  'components.undo': 'Отменить',
  'step.done': 'Отметить готовым',
  'step.waiting': 'Ждать клиента',
  'step.open': 'Открыть снова',
  'step.snooze': 'Отложить',
  'step.assign': 'Назначить: {name}',
  'step.unassign': 'Снять назначение',
  'step.priority': 'Приоритет: {priority}',
  'step.tag': 'Метка «{tag}»',
  'step.untag': 'Снять метку «{tag}»',
  'step.block': 'Заблокировать отправителя',
  'step.unblock': 'Разблокировать отправителя',
}
