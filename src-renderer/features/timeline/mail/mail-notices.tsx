import { EyeOff, ImageOff } from 'lucide-react'
import { DeskError } from '../../../../src-main/contract/errors.ts'
import type { TimelineEntry } from '../../../../src-main/contract/message.ts'
import { Button } from '../../../components/button.tsx'
import { useErrorToast, useToast } from '../../../components/toaster.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import type { FoundInMail, MessageViews } from '../message-views.ts'
import styles from './mail-view.module.css'

interface MailNoticesProps {
  readonly entry: TimelineEntry
  readonly views: MessageViews
  readonly found: FoundInMail
  /** The remote images are shown. */
  readonly remoteImages: boolean
}

/** What of a mail is not shown, and why; and how to see it once or always. */
export function MailNotices({ entry, views, found, remoteImages }: MailNoticesProps) {
  const { t } = useI18n()
  const hosts = [...new Set(found.trackers)]
  const blocked = found.remoteImages > 0 && !remoteImages
  if (!blocked && hosts.length === 0) return null
  return (
    <div className={styles.notices}>
      {blocked && (
        <div className={styles.notice}>
          <ImageOff aria-hidden="true" />
          <span title={t('mail.images.why')}>{t('mail.images.blocked', { count: found.remoteImages })}</span>
          <ShowImages entry={entry} views={views} />
        </div>
      )}
      {hosts.length > 0 && (
        <div className={styles.notice}>
          <EyeOff aria-hidden="true" />
          <span>{t('mail.trackers.blocked', { count: found.trackers.length })}</span>
          <span className={styles.hosts} title={hosts.join('\n')}>
            {hosts.join(', ')}
          </span>
        </div>
      )}
    </div>
  )
}

function ShowImages({ entry, views }: Pick<MailNoticesProps, 'entry' | 'views'>) {
  const { t } = useI18n()
  const toast = useToast()
  const tellError = useErrorToast()
  const { update, allowImages } = views.getState()
  const { address } = entry.from

  async function always(): Promise<void> {
    try {
      await allowImages(address, true)
      toast({
        title: t('mail.images.allowed', { address }),
        action: { label: t('mail.images.undo'), onSelect: () => void allowImages(address, false).catch(tell) },
      })
    } catch (thrown) {
      tell(thrown)
    }
  }
  const tell = (thrown: unknown) => tellError(t('mail.images.failed'), DeskError.from(thrown).toShape())

  return (
    <span className={styles.choices}>
      <Button size="small" variant="quiet" onClick={() => update(entry.id, { remoteImages: true })}>
        {t('mail.images.show')}
      </Button>
      {address !== '' && (
        <Button size="small" variant="quiet" title={address} onClick={() => void always()}>
          <span className={styles.always}>{t('mail.images.always', { address })}</span>
        </Button>
      )}
    </span>
  )
}
