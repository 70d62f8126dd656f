import type { AccountView } from '../../../src-main/contract/account.ts'
import { accountLabel } from '../../components/account-label.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { customDays, midnight, type Narrowing, type QueueNarrowing } from './queue-narrowing.ts'

/** In words what each narrowing that is in force leaves in the list. */
export function useNarrowingLabels(
  view: QueueNarrowing,
  accounts: readonly AccountView[],
): (narrowing: Narrowing) => string {
  const { t, format } = useI18n()

  function spanLabel(): string {
    if (view.span !== 'custom') return t(`queue.span.${view.span}`)
    const { from, to } = customDays(view)
    if (from === '') return t('queue.span.until', { date: format.date(midnight(to)) })
    if (to === '') return t('queue.span.since', { date: format.date(midnight(from)) })
    return from === to
      ? format.date(midnight(from))
      : t('queue.span.between', { from: format.date(midnight(from)), to: format.date(midnight(to)) })
  }

  return (narrowing) => {
    switch (narrowing) {
      case 'channel':
        return view.channel === null ? '' : t(`channel.${view.channel}`)
      case 'account': {
        const account = accounts.find(({ id }) => id === view.account)
        return account ? accountLabel(account, accounts) : ''
      }
      case 'assignee':
        return view.assignee ?? ''
      case 'tag':
        return view.tag ?? ''
      case 'priority':
        return view.priority === null ? '' : t('queue.priority.is', { priority: t(`triage.priority.${view.priority}`) })
      case 'starred':
        return t('queue.starred')
      case 'attachments':
        return t('queue.attachments')
      case 'span':
        return spanLabel()
    }
  }
}
