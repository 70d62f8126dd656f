import { Tabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './settings-dialog.module.css'

export interface SettingsSection {
  readonly id: string
  readonly label: string
  readonly content: ReactNode
}

interface SettingsDialogProps {
  readonly sections: readonly SettingsSection[]
  /** Id of the section that is shown; null while the dialog is closed. */
  readonly section: string | null
  readonly onSectionChange: (section: string | null) => void
}

/** Every setting, a section each. The sections come from the features they belong to. */
export function SettingsDialog({ sections, section, onSectionChange }: SettingsDialogProps) {
  const { t } = useI18n()
  return (
    <Dialog open={section !== null} onOpenChange={() => onSectionChange(null)} title={t('settings.title')} size="large">
      <Tabs.Root
        className={styles.tabs}
        orientation="vertical"
        value={section}
        onValueChange={(next) => onSectionChange(next as string)}
      >
        <Tabs.List className={styles.list} activateOnFocus>
          {sections.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id} className={styles.tab}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {sections.map(({ id, content }) => (
          <Tabs.Panel key={id} value={id} className={styles.panel}>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </Dialog>
  )
}
