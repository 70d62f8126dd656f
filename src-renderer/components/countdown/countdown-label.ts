import type { SlaDue } from '../../../src-main/contract/sla.ts'
import type { I18n } from '../../i18n/i18n.ts'
import type { Reading } from './reading.ts'

const minuteMs = 60_000

/** The whole sentence behind a countdown: "First reply: 20 min left, due today at 14:30". */
export function labelOf(due: SlaDue, reading: Reading, now: number, { t, format }: I18n): string {
  const clock = t(`sla.clock.${due.clock}`)
  // Seconds are for the figure: a sentence that is read aloud holds for a minute.
  const left = format.lasted(Math.max(1, Math.floor(Math.abs(reading.leftMs) / minuteMs)) * minuteMs)
  const sentence = sentenceOf()
  return due.answerPending ? t('sla.countdown.pending', { sentence }) : sentence

  function sentenceOf(): string {
    if (reading.state === 'breached') {
      return due.dueAt === null
        ? t('sla.countdown.over', { clock, late: left })
        : t('sla.countdown.breached', { clock, late: left, due: format.moment(due.dueAt, now) })
    }
    switch (reading.still) {
      case 'waiting':
      case 'snoozed':
      case 'grace':
        return t(`sla.countdown.${reading.still}`, { clock, left })
      case 'closed':
        return reading.resumesAt === null
          ? t('sla.countdown.never', { clock, left })
          : t('sla.countdown.closed', { clock, left, resumes: format.moment(reading.resumesAt, now) })
      default:
        return t('sla.countdown.running', { clock, left, due: format.moment(due.dueAt ?? now, now) })
    }
  }
}
