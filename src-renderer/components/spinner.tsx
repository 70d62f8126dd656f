import styles from './spinner.module.css'

/** Something is on its way. Decorative: say what in words beside it. */
export function Spinner({ size = 'normal' }: { readonly size?: 'small' | 'normal' }) {
  return (
    <svg className={styles[size]} viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <circle className={styles.track} cx="8" cy="8" r="6.5" />
      <path className={styles.arc} d="M8 1.5a6.5 6.5 0 0 1 6.5 6.5" />
    </svg>
  )
}
