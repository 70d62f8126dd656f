import { FileWarning } from 'lucide-react'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './mail-view.module.css'

/** More than anybody reads, and little enough to lay out at once. */
const shownLength = 20_000

/** The HTML of a mail that would hold up the window. */
export function MailSource({ html }: { readonly html: string }) {
  const { t, format } = useI18n()
  return (
    <div className={styles.mail}>
      <div className={styles.notices}>
        <div className={styles.notice}>
          <FileWarning aria-hidden="true" />
          {t('mail.tooHeavy')}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must with keys too */}
      <pre className={styles.source} tabIndex={0}>
        {html.slice(0, shownLength)}
        {html.length > shownLength && `\n\n${t('mail.sourceCut', { left: format.bytes(html.length - shownLength) })}`}
      </pre>
    </div>
  )
}
