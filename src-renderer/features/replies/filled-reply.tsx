import { CircleAlert, Paperclip, Zap } from 'lucide-react'
import { useMemo } from 'react'
import type { CannedReply, RenderedReply } from '../../../src-main/contract/canned.ts'
import { cleanShown } from '../../components/rich-text/clean-pasted.ts'
import { stepWords } from '../../components/step-words.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './filled-reply.module.css'
import { problemWords } from './problem-words.ts'

interface FilledReplyProps {
  readonly reply: Pick<CannedReply, 'steps' | 'files'>
  readonly rendered: RenderedReply
}

/** A reply as its reader would get it, what is left to fill in, and what comes along with it. */
export function FilledReply({ reply, rendered }: FilledReplyProps) {
  const { t } = useI18n()
  const clean = useMemo(() => ({ __html: cleanShown(rendered.html) }), [rendered.html])
  return (
    <div className={styles.reply}>
      {rendered.subject !== '' && <p className={styles.subject}>{rendered.subject}</p>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it was cleaned just before. */}
      <div className={styles.text} dangerouslySetInnerHTML={clean} />
      {rendered.problems.length > 0 && (
        <ul className={styles.problems}>
          {rendered.problems.map((problem) => (
            <li key={`${problem.code} ${problem.line} ${problem.text}`}>
              <CircleAlert aria-hidden="true" />
              {problemWords(problem, t)}
            </li>
          ))}
        </ul>
      )}
      {(reply.steps.length > 0 || reply.files.length > 0) && (
        <ul className={styles.along} aria-label={t('replies.along')}>
          {reply.steps.map((step) => {
            const words = stepWords(step, t)
            return (
              <li key={words}>
                <Zap aria-hidden="true" />
                {words}
              </li>
            )
          })}
          {reply.files.map(({ name, sizeBytes }) => (
            <li key={`${name} ${sizeBytes}`}>
              <Paperclip aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
