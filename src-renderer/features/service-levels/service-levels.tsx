import { Tabs } from '@base-ui/react/tabs'
import { useEffect } from 'react'
import type { AccountView } from '../../../src-main/contract/account.ts'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { CalendarsPage } from './calendars/calendars-page.tsx'
import { PoliciesPage } from './policies/policies-page.tsx'
import { ReplayPage } from './replay/replay-page.tsx'
import { ReportPage } from './report/report-page.tsx'
import styles from './service-levels.module.css'
import type { ServiceLevelsStores } from './service-levels-stores.ts'

export const levelPages = ['policies', 'calendars', 'replay', 'report'] as const
export type LevelPage = (typeof levelPages)[number]

interface ServiceLevelsProps {
  readonly stores: ServiceLevelsStores
  readonly page: LevelPage
  readonly onPageChange: (page: LevelPage) => void
  readonly accounts: readonly AccountView[]
  /** Tags in use, to choose from. */
  readonly tags: readonly string[]
  /** Shows a customer in the desk, at a message if one is given. */
  readonly onOpen: (contact: ContactId, message: MessageId | null) => void
  readonly onClose: () => void
}

/** What the desk promises and when it works, what a change would have meant, and how well it keeps its word. */
export function ServiceLevels({ stores, page, onPageChange, accounts, tags, onOpen, onClose }: ServiceLevelsProps) {
  const { t } = useI18n()
  useEffect(() => {
    void stores.calendars.getState().load()
    void stores.policies.getState().load()
  }, [stores])

  const contents: Readonly<Record<LevelPage, React.ReactNode>> = {
    policies: <PoliciesPage stores={stores} accounts={accounts} tags={tags} onTry={() => onPageChange('replay')} />,
    calendars: <CalendarsPage store={stores.calendars} />,
    replay: <ReplayPage stores={stores} onOpen={onOpen} onEdit={() => onPageChange('policies')} />,
    report: <ReportPage store={stores.report} accounts={accounts} onOpen={onOpen} />,
  }
  return (
    <Dialog open onOpenChange={onClose} title={t('levels.title')} size="full" flush>
      <Tabs.Root
        className={styles.pages}
        value={page}
        onValueChange={(next: LevelPage) => {
          onPageChange(next)
        }}
      >
        <Tabs.List className={styles.tabs} activateOnFocus>
          {levelPages.map((each) => (
            <Tabs.Tab key={each} value={each} className={styles.tab} data-initial-focus={each === page || undefined}>
              {t(`levels.page.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {levelPages.map((each) => (
          <Tabs.Panel key={each} value={each} className={styles.page} tabIndex={-1}>
            {contents[each]}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </Dialog>
  )
}
