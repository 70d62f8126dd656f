import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './kbd.module.css'

/** A key to press. */
export function Kbd({
  tone = 'normal',
  children,
}: {
  readonly tone?: 'normal' | 'inverse'
  readonly children: ReactNode
}) {
  return <kbd className={classNames(styles.kbd, tone === 'inverse' && styles.inverse)}>{children}</kbd>
}
