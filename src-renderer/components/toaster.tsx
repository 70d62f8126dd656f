import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import type { DeskErrorShape } from '../../src-main/contract/errors.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import { IconButton } from './icon-button.tsx'
import styles from './toaster.module.css'

interface ToastOptions {
  readonly title: string
  readonly description?: string
  /** One button, such as "Undo". */
  readonly action?: { readonly label: string; readonly onSelect: () => void }
  readonly tone?: 'neutral' | 'danger'
  /** Goes after so long whatever the pointer does, and shows it: what it offers ends then. */
  readonly lastsMs?: number
}

/** Holds the toasts of the window; put it around the app. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider timeout={6000} limit={3}>
      {children}
      <Toaster />
    </Base.Provider>
  )
}

/** The answer takes the toast away. `const toast = useToast(); toast({ title: t('queue.done', { name }), action: { label: t('undo'), onSelect } })` */
export function useToast(): (options: ToastOptions) => () => void {
  const { add, close } = Base.useToastManager()
  return useCallback(
    ({ title, description, action, lastsMs, tone = 'neutral' }) => {
      const id: string = add({
        title,
        description,
        type: tone,
        priority: tone === 'danger' ? 'high' : 'low',
        ...(lastsMs !== undefined && { timeout: 0, data: { lastsMs } }),
        actionProps: action && {
          children: action.label,
          onClick: () => {
            close(id)
            action.onSelect()
          },
        },
      })
      if (lastsMs !== undefined) setTimeout(() => close(id), lastsMs)
      return () => close(id)
    },
    [add, close],
  )
}

/** Tells of an error that has no place of its own on the screen. */
export function useErrorToast(): (title: string, error: DeskErrorShape) => void {
  const toast = useToast()
  const { describeError } = useI18n()
  return useCallback(
    (title, error) => {
      toast({ title, description: describeError(error), tone: 'danger' })
    },
    [toast, describeError],
  )
}

function Toaster() {
  const { t } = useI18n()
  const { toasts } = Base.useToastManager<{ readonly lastsMs?: number }>()
  return (
    <Base.Portal>
      <Base.Viewport className={styles.viewport} aria-label={t('components.notifications')}>
        {toasts.map((toast) => (
          <Base.Root key={toast.id} toast={toast} className={styles.toast} swipeDirection={['down', 'right']}>
            <Base.Content className={styles.content}>
              <div className={styles.words}>
                <Base.Title className={styles.title} />
                <Base.Description className={styles.description} />
              </div>
              <Base.Action className={styles.action} />
              <Base.Close
                render={<IconButton size="small" label={t('components.dismiss')} icon={<X aria-hidden="true" />} />}
              />
              {toast.data?.lastsMs !== undefined && (
                <span
                  className={styles.countdown}
                  aria-hidden="true"
                  style={{ animationDuration: `${toast.data.lastsMs}ms` }}
                />
              )}
            </Base.Content>
          </Base.Root>
        ))}
      </Base.Viewport>
    </Base.Portal>
  )
}
