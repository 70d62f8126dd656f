import { useSyncExternalStore } from 'react'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './connection-banner.module.css'

interface ConnectionBannerProps {
  readonly offline: boolean
  /** The user works offline: then there is a way back. */
  readonly byChoice: boolean
  /** Answers that leave once the network is back. */
  readonly waiting: number
  readonly onGoOnline: () => void
}

/** Tells that the engine restarts or the network is down; takes no room otherwise. */
export function ConnectionBanner({ offline, byChoice, waiting, onGoOnline }: ConnectionBannerProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const connection = useSyncExternalStore(engine.onConnection, engine.connection)
  if (connection === 'reconnecting') {
    return (
      // A restart takes under a second: only one that takes longer is worth a word.
      <div className={styles.delayed}>
        <Banner tone="warning">{t('status.reconnecting')}</Banner>
      </div>
    )
  }
  if (!offline) return null
  return (
    <Banner
      actions={
        byChoice && (
          <Button size="small" onClick={onGoOnline}>
            {t('status.goOnline')}
          </Button>
        )
      }
    >
      {t(byChoice ? 'status.offlineByChoice' : 'status.offline')}
      {waiting > 0 && <strong className={styles.waiting}>{t('status.answersWait', { count: waiting })}</strong>}
    </Banner>
  )
}
