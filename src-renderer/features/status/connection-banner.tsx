import { useSyncExternalStore } from 'react'
import { Banner } from '../../components/banner.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './connection-banner.module.css'

/** Tells that the engine restarts or the network is down; takes no room otherwise. */
export function ConnectionBanner({ offline }: { readonly offline: boolean }) {
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
  return offline ? <Banner>{t('status.offline')}</Banner> : null
}
