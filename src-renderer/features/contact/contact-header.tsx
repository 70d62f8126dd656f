import { Check, MailOpen, MailQuestion, PanelRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './contact-header.module.css'
import type { ContactStore } from './contact-store.ts'

interface ContactHeaderProps {
  readonly store: ContactStore
  readonly cardShown: boolean
  /** Ways through the timeline below. */
  readonly tools: ReactNode
  readonly onDone: () => void
  readonly onReadChange: (read: boolean) => void
  readonly onToggleCard: () => void
}

/** Above the timeline: whose it is, and what can be done with all of it. */
export function ContactHeader({ store, cardShown, tools, onDone, onReadChange, onToggleCard }: ContactHeaderProps) {
  const { t } = useI18n()
  const card = useStore(store, (state) => state.card)
  const unread = (card?.unread ?? 0) > 0
  const open = card?.conversations.some((conversation) => conversation.status === 'open') ?? false
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <h2 className={styles.name}>{card && (card.name || card.identities[0]?.address || t('contact.nameless'))}</h2>
        {card && card.name !== '' && <span className={styles.address}>{card.identities[0]?.address}</span>}
      </div>
      <Button size="small" disabled={!open} icon={<Check />} onClick={onDone}>
        {t(open || !card ? 'contact.markDone' : 'contact.isDone')}
        {open && <Kbd>E</Kbd>}
      </Button>
      <IconButton
        label={t(unread ? 'contact.markRead' : 'contact.markUnread')}
        shortcut="U"
        icon={unread ? <MailOpen /> : <MailQuestion />}
        onClick={() => onReadChange(unread)}
      />
      {tools}
      <IconButton label={t('contact.toggleCard')} icon={<PanelRight />} pressed={cardShown} onClick={onToggleCard} />
    </header>
  )
}
