import { TriangleAlert } from 'lucide-react'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import type { MailLink } from './mail-frame.ts'
import styles from './mail-view.module.css'

/** Where a link leads. The real host stands out: the words of a link can say anything. */
export function LinkDestination({ link: { href, misnamed } }: { readonly link: MailLink }) {
  const { t } = useI18n()
  const url = URL.parse(href)
  if (!url?.host) return href
  const at = href.toLowerCase().indexOf(url.host)
  return (
    <>
      {misnamed !== null && (
        <span className={styles.misnamed}>
          <TriangleAlert aria-hidden="true" />
          {t('mail.misnamed.hint', { named: misnamed })}
        </span>
      )}
      {/* A host in other letters than ASCII is shown as computers read it. */}
      {at < 0 ? `${url.protocol}//` : href.slice(0, at)}
      <strong>{url.host}</strong>
      {at < 0 ? `${url.pathname}${url.search}` : href.slice(at + url.host.length)}
    </>
  )
}
