import { FlaskConical } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './imports-panel.module.css'
import { type ImportsStore, runningSample } from './imports-store.ts'

/** Opens the sample workspace, or removes it: one click each. */
export function SampleCard({ store }: { readonly store: ImportsStore }) {
  const { t } = useI18n()
  const hasSample = useStore(store, (state) => state.hasSample)
  const running = useStore(store, (state) => runningSample(state) !== null)
  const { openSample, removeSample } = store.getState()
  return (
    <div className={styles.sample}>
      <FlaskConical aria-hidden="true" />
      <div className={styles.jobWords}>
        <p className={styles.jobTitle}>{t('imports.sample.title')}</p>
        <p className={styles.note}>{t('imports.sample.text')}</p>
      </div>
      <Button size="small" busy={running} onClick={hasSample ? removeSample : openSample}>
        {t(hasSample ? 'imports.sample.remove' : 'imports.sample.open')}
      </Button>
    </div>
  )
}
