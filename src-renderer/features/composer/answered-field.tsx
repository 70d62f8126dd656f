import { ChevronsUpDown } from 'lucide-react'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import type { ConversationId } from '../../../src-main/contract/ids.ts'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './answered-field.module.css'

interface AnsweredFieldProps {
  readonly note: boolean
  readonly conversation: ConversationId | null
  readonly conversations: readonly ConversationHead[]
  readonly onChange: (conversation: ConversationId) => void
}

/** Which conversation is answered; nothing to choose where there is one. */
export function AnsweredField({ note, conversation, conversations, onChange }: AnsweredFieldProps) {
  const { t, format } = useI18n()
  const now = useNow()
  if (conversations.length < 2) return null
  const answered = conversations.find(({ id }) => id === conversation)
  const subjectOf = (head: ConversationHead | undefined) =>
    head?.subject || t(head && head.channel !== 'email' ? `channel.${head.channel}` : 'composer.noSubject')
  return (
    <div className={styles.row}>
      <span className={styles.label}>{t(note ? 'composer.noteOn' : 'composer.answers')}</span>
      <Menu
        trigger={
          <button type="button" className={styles.subject}>
            <span>{subjectOf(answered)}</span>
            <ChevronsUpDown aria-hidden="true" />
          </button>
        }
      >
        {conversations.slice(0, 20).map((head) => (
          <MenuItem key={head.id} onSelect={() => onChange(head.id)}>
            {t('composer.conversation', { subject: subjectOf(head), date: format.short(head.lastAt, now) })}
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}
