import { Paperclip, Plus, X } from 'lucide-react'
import { useRef } from 'react'
import type { CannedReply } from '../../../../src-main/contract/canned.ts'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './reply-files.module.css'

interface ReplyFilesProps {
  readonly files: CannedReply['files']
  readonly onAdd: (files: readonly File[]) => void
  readonly onRemove: (index: number) => void
}

/** Files that go along with every answer that has this reply in it. */
export function ReplyFiles({ files, onAdd, onRemove }: ReplyFilesProps) {
  const { t, format } = useI18n()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <section className={styles.files} aria-label={t('composer.files')}>
      <h3 className={styles.heading}>{t('composer.files')}</h3>
      <ul className={styles.list}>
        {files.map(({ name, sizeBytes }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the desk knows a file by its place.
          <li key={index} className={styles.file}>
            <Paperclip aria-hidden="true" />
            <span className={styles.name} title={name}>
              {name}
            </span>
            <span className={styles.size}>{format.bytes(sizeBytes)}</span>
            <IconButton
              size="small"
              label={t('composer.removeFile', { name })}
              icon={<X />}
              onClick={() => onRemove(index)}
            />
          </li>
        ))}
        <li>
          <Button
            size="small"
            variant="quiet"
            icon={<Plus aria-hidden="true" />}
            onClick={() => picker.current?.click()}
          >
            {t('composer.attach')}
          </Button>
        </li>
      </ul>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('composer.attach')}
        onChange={(event) => {
          onAdd([...(event.currentTarget.files ?? [])])
          // The same file can be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}
