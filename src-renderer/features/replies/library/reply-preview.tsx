import { ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { CannedReply } from '../../../../src-main/contract/canned.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { FilledReply } from '../filled-reply.tsx'
import { CustomerPicker } from './customer-picker.tsx'
import type { PreviewStore } from './preview-store.ts'
import styles from './reply-preview.module.css'

interface ReplyPreviewProps {
  readonly store: PreviewStore
  readonly reply: Pick<CannedReply, 'steps' | 'files'>
}

/** The reply as a customer would read it: an invented one, or any that is chosen. */
export function ReplyPreview({ store, reply }: ReplyPreviewProps) {
  const { t, describeError } = useI18n()
  const { customer, rendered, error } = useStore(store)
  const [choosing, setChoosing] = useState(false)
  return (
    <section className={styles.preview} aria-label={t('replies.preview')}>
      <div className={styles.customer}>
        <span className={styles.label}>{t('replies.preview.for')}</span>
        <button type="button" className={styles.choose} onClick={() => setChoosing(true)}>
          <span>{customer?.name ?? t('replies.preview.invented')}</span>
          <ChevronsUpDown aria-hidden="true" />
        </button>
      </div>
      <div className={styles.paper}>
        {error ? (
          <p className={styles.error} role="alert">
            {describeError(error)}
          </p>
        ) : rendered && (rendered.text !== '' || rendered.subject !== '') ? (
          <FilledReply reply={reply} rendered={{ ...rendered, problems: [] }} />
        ) : (
          <p className={styles.nothing}>{t('replies.preview.nothing')}</p>
        )}
      </div>
      {choosing && <CustomerPicker store={store} onClose={() => setChoosing(false)} />}
    </section>
  )
}
