import { Download, Ellipsis, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { DeskError } from '../../../../src-main/contract/errors.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu.tsx'
import { saveBlob } from '../../../components/save-blob.ts'
import { useErrorToast } from '../../../components/toaster.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { ImportReportDialog } from './import-report.tsx'
import type { ExchangeFormat, ImportReport, LibraryStore } from './library-store.ts'

const types = { json: 'application/json', csv: 'text/csv' } as const

/** Takes replies in from a file, and writes all of them into one. */
export function ExchangeMenu({ store }: { readonly store: LibraryStore }) {
  const { t } = useI18n()
  const tellError = useErrorToast()
  const picker = useRef<HTMLInputElement>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const isEmpty = store.getState().replies?.length === 0

  async function take(file: File): Promise<void> {
    try {
      setReport(await store.getState().importFrom(file.name, await file.text()))
    } catch (thrown) {
      tellError(t('replies.importFailed', { name: file.name }), DeskError.from(thrown).toShape())
    }
  }

  async function write(format: ExchangeFormat): Promise<void> {
    try {
      const text = await store.getState().exportAs(format)
      saveBlob(new Blob([text], { type: types[format] }), `${t('replies.fileName')}.${format}`)
    } catch (thrown) {
      tellError(t('app.actionFailed'), DeskError.from(thrown).toShape())
    }
  }

  return (
    <>
      <Menu align="end" trigger={<IconButton label={t('replies.exchange')} icon={<Ellipsis />} />}>
        <MenuItem icon={<Upload />} onSelect={() => picker.current?.click()}>
          {t('replies.import')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Download />} disabled={isEmpty} onSelect={() => void write('json')}>
          {t('replies.exportJson')}
        </MenuItem>
        <MenuItem icon={<Download />} disabled={isEmpty} onSelect={() => void write('csv')}>
          {t('replies.exportCsv')}
        </MenuItem>
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('replies.import')}
        accept=".json,.csv,.tsv,.txt,application/json,text/csv"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // The same file can be chosen again.
          event.currentTarget.value = ''
          if (file) void take(file)
        }}
      />
      {report && <ImportReportDialog report={report} onClose={() => setReport(null)} />}
    </>
  )
}
