import { FileDrop } from '../../components/file-drop.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { ImportsStore } from './imports-store.ts'

interface ImportDropProps {
  readonly store: ImportsStore
  /** After files were dropped: to show where their progress is. */
  readonly onDropped: () => void
}

/** Imports whatever is dropped anywhere in the window. */
export function ImportDrop({ store, onDropped }: ImportDropProps) {
  const { t } = useI18n()
  return (
    <FileDrop
      label={t('imports.dropHere')}
      onFiles={(files) => {
        onDropped()
        void store.getState().importFiles(files)
      }}
    />
  )
}
