import { Bug } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { useI18n } from '../i18n/i18n-context.tsx'

/** When a part of the window failed beyond repair. Nothing stored is in danger: the engine is another process. */
export function CrashScreen({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useI18n()
  return (
    <main>
      <EmptyState
        icon={<Bug aria-hidden="true" />}
        title={t('app.crash.title')}
        actions={
          <>
            <Button variant="primary" onClick={onRetry}>
              {t('components.retry')}
            </Button>
            <Button onClick={() => location.reload()}>{t('app.crash.reload')}</Button>
          </>
        }
      >
        <p>{t('app.crash.text')}</p>
        <p>
          <code>{error.message}</code>
        </p>
      </EmptyState>
    </main>
  )
}
