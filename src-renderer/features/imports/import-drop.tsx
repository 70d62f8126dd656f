import { useCallback } from 'react'
import { FileDrop } from '../../components/file-drop.tsx'
import { useHost } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { droppedFiles } from './dropped-files.ts'
import type { ImportsStore } from './imports-store.ts'

interface ImportDropProps {
  readonly store: ImportsStore
  /** After files were dropped: to show where their progress is. */
  readonly onDropped: () => void
}

/** Imports whatever is dropped anywhere in the window. */
export function ImportDrop({ store, onDropped }: ImportDropProps) {
  const { t } = useI18n()
  const { kind } = useHost()
  const onDrop = useCallback(
    (dropped: DataTransfer) => {
      // Electron knows the path of a folder; a page has to take its files one by one.
      const files = kind === 'browser' ? droppedFiles(dropped) : [...dropped.files]
      onDropped()
      void store.getState().importFiles(files)
    },
    [store, kind, onDropped],
  )
  return <FileDrop label={t('imports.dropHere')} onDrop={onDrop} />
}
