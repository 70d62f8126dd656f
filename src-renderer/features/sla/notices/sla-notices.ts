import type { DeskEvent } from '../../../../src-main/contract/events.ts'
import type { ContactId } from '../../../../src-main/contract/ids.ts'
import type { I18n } from '../../../i18n/i18n.ts'

/** What is told of clocks, once. */
export interface SlaNotice {
  readonly title: string
  readonly text: string
  readonly tag: string
  readonly breach: boolean
  /** Whom it is about; null for several. */
  readonly contact: ContactId | null
}

/** More than these at once are summed up: after a sleep one sentence, and no storm. */
const mostSingle = 2

/** One notice for each moment, or one sentence over all of them. */
export function noticesOf(
  { moments, warnings, breaches }: Extract<DeskEvent, { type: 'sla' }>,
  { t, format }: I18n,
): readonly SlaNotice[] {
  const count = warnings + breaches
  if (count === 0) return []
  if (count > mostSingle) {
    const names = format.list([...new Set(moments.map(({ name }) => name || t('contact.nameless')))].slice(0, 3))
    return [{ title: sum(), text: t('sla.notice.first', { names }), tag: 'sla', breach: breaches > 0, contact: null }]
  }
  return moments.map(({ what, contact, conversation, name, subject, clock, dueAt }) => ({
    title: t(`sla.notice.${what}`, {
      name: name || t('contact.nameless'),
      clock: t(`sla.clock.${clock}`),
      due: format.calendarMoment(dueAt, Date.now()),
    }),
    text: subject,
    tag: `sla ${conversation} ${clock}`,
    breach: what === 'breach',
    contact,
  }))

  function sum(): string {
    if (warnings === 0) return t('sla.notice.breaches', { count: breaches })
    if (breaches === 0) return t('sla.notice.warnings', { count: warnings })
    return t('sla.notice.many', { breaches, warnings })
  }
}
