import { CalendarCheck, CalendarDays, CalendarX, Repeat } from 'lucide-react'
import type { Invitation } from '../../../src-main/contract/message.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './about-card.module.css'

const icons = { request: CalendarDays, cancel: CalendarX, reply: CalendarCheck, other: CalendarDays } as const

/** What a calendar request asks, in the reader's own zone. */
export function InvitationCard({ invitation }: { readonly invitation: Invitation }) {
  const { t, format } = useI18n()
  const { method, summary, startsAt, endsAt, allDay, repeats, location, organizer, attendees } = invitation
  const Icon = icons[method]
  const when = format.span(startsAt, endsAt, allDay)
  return (
    <section className={styles.card} data-tone={method === 'cancel' ? 'danger' : 'neutral'}>
      <h4 className={styles.title}>
        <Icon aria-hidden="true" />
        {t(`mail.invitation.${method}`)}
      </h4>
      <p className={styles.summary} dir="auto">
        {method === 'cancel' ? (
          <s>{summary || t('mail.invitation.untitled')}</s>
        ) : (
          summary || t('mail.invitation.untitled')
        )}
      </p>
      <dl className={styles.facts}>
        <dt>{t('mail.invitation.when')}</dt>
        <dd>
          <time dateTime={new Date(startsAt).toISOString()}>
            {allDay ? t('mail.invitation.allDay', { date: when }) : when}
          </time>
          {repeats && (
            <span className={styles.repeats}>
              <Repeat aria-hidden="true" />
              {t('mail.invitation.repeats')}
            </span>
          )}
        </dd>
        {location !== '' && (
          <>
            <dt>{t('mail.invitation.where')}</dt>
            <dd dir="auto">{location}</dd>
          </>
        )}
        {organizer && (
          <>
            <dt>{t('mail.invitation.organizer')}</dt>
            <dd title={organizer.address}>{organizer.name || organizer.address}</dd>
          </>
        )}
        {attendees > 0 && (
          <>
            <dt>{t('mail.invitation.people')}</dt>
            <dd>{t('mail.invitation.attendees', { count: attendees })}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
