import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import type { AccountView } from '../../src-main/contract/account.ts'
import type { ContactId, MessageId } from '../../src-main/contract/ids.ts'
import { useEngine } from '../engine-client/desk-context.tsx'
import type { LevelPage } from '../features/service-levels/service-levels.tsx'
import { createServiceLevels } from '../features/service-levels/service-levels-stores.ts'

interface ServiceLevelsDeps {
  readonly accounts: readonly AccountView[]
  readonly tags: readonly string[]
  readonly onOpen: (contact: ContactId, message: MessageId | null) => void
}

interface ServiceLevelsDialog {
  /** Null while it is closed. */
  readonly dialog: ReactNode
  open(page: LevelPage): void
}

// With its charts it is fetched when somebody asks for it: few do, and no start of a window should wait for it.
const ServiceLevels = lazy(async () => {
  const { ServiceLevels: component } = await import('../features/service-levels/service-levels.tsx')
  return { default: component }
})

/** Policies, calendars, replays and reports, over the desk. */
export function useServiceLevels({ accounts, tags, onOpen }: ServiceLevelsDeps): ServiceLevelsDialog {
  const engine = useEngine()
  const stores = useMemo(() => createServiceLevels(engine), [engine])
  const [page, setPage] = useState<LevelPage | null>(null)
  return {
    open: setPage,
    dialog: page && (
      <Suspense fallback={null}>
        <ServiceLevels
          stores={stores}
          page={page}
          onPageChange={setPage}
          accounts={accounts}
          tags={tags}
          onOpen={(contact, message) => {
            setPage(null)
            onOpen(contact, message)
          }}
          onClose={() => setPage(null)}
        />
      </Suspense>
    ),
  }
}
