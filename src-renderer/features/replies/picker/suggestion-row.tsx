import { Lightbulb } from 'lucide-react'
import type { CannedReply } from '../../../../src-main/contract/canned.ts'
import { Kbd } from '../../../components/kbd.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './suggestion-row.module.css'

interface SuggestionRowProps {
  readonly replies: readonly CannedReply[]
  readonly onPick: (reply: CannedReply) => void
}

/** Replies that answered questions like this one. Nothing is put into the text before it is asked for. */
export function SuggestionRow({ replies, onPick }: SuggestionRowProps) {
  const { t } = useI18n()
  if (replies.length === 0) return null
  return (
    <fieldset className={styles.row} aria-label={t('replies.suggested')}>
      <Lightbulb aria-hidden="true" />
      {replies.map((reply, index) => (
        <button
          key={reply.id}
          type="button"
          className={styles.suggestion}
          title={t('replies.suggested.insert', { title: reply.title })}
          // The text keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(reply)}
        >
          <span>{reply.title}</span>
          <Kbd>{`Alt ${index + 1}`}</Kbd>
        </button>
      ))}
    </fieldset>
  )
}
