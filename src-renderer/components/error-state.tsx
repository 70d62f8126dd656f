import { TriangleAlert } from 'lucide-react'
import type { DeskErrorShape } from '../../src-main/contract/errors.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

interface ErrorStateProps {
  /** What did not work: "The queue could not be read". */
  readonly title: string
  readonly error: DeskErrorShape
  readonly onRetry?: () => void
}

/** Something failed here: what, why, and a way to try again. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  const { t, describeError } = useI18n()
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert aria-hidden="true" />}
        title={title}
        actions={onRetry && <Button onClick={onRetry}>{t('components.retry')}</Button>}
      >
        {describeError(error)}
      </EmptyState>
    </div>
  )
}
