import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useI18n } from '../i18n/i18n-context.tsx'
import styles from './banner.module.css'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'

export type BannerTone = 'info' | 'warning' | 'danger'

interface BannerProps {
  readonly tone?: BannerTone
  readonly children: ReactNode
  /** Buttons to the right. */
  readonly actions?: ReactNode
  readonly onDismiss?: () => void
}

const icons = { info: Info, warning: TriangleAlert, danger: CircleAlert } as const

/** A line that holds for the whole pane below it. */
export function Banner({ tone = 'info', children, actions, onDismiss }: BannerProps) {
  const { t } = useI18n()
  const Icon = icons[tone]
  return (
    <div className={classNames(styles.banner, styles[tone])} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {actions}
      {onDismiss && <IconButton size="small" label={t('components.dismiss')} icon={<X />} onClick={onDismiss} />}
    </div>
  )
}
