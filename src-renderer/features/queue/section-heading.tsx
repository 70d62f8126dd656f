import { useI18n } from '../../i18n/i18n-context.tsx'
import type { DueSection } from './due-sections.ts'
import styles from './section-heading.module.css'

interface SectionHeadingProps {
  readonly section: DueSection
  readonly count: { readonly count: number; readonly capped: boolean } | null
}

/** Between the rows of the view Due. */
export function SectionHeading({ section, count }: SectionHeadingProps) {
  const { t, format } = useI18n()
  return (
    <div className={styles.heading} data-section={section} role="presentation">
      <span>{t(`queue.section.${section}`)}</span>
      {count && (
        <span className={styles.count}>
          {format.number(count.count)}
          {count.capped && '+'}
        </span>
      )}
    </div>
  )
}
