import { PanelRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { IconButton } from '../../components/icon-button.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './contact-header.module.css'
import type { ContactStore } from './contact-store.ts'

interface ContactHeaderProps {
  readonly store: ContactStore
  readonly cardShown: boolean
  /** What can be done with the customer. */
  readonly steps: ReactNode
  /** Ways through the timeline below. */
  readonly tools: ReactNode
  readonly onToggleCard: () => void
}

/** Above the timeline: whose it is, and what can be done with all of it. */
export function ContactHeader({ store, cardShown, steps, tools, onToggleCard }: ContactHeaderProps) {
  const { t } = useI18n()
  const card = useStore(store, (state) => state.card)
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <h2 className={styles.name}>{card && (card.name || card.identities[0]?.address || t('contact.nameless'))}</h2>
        {card && card.name !== '' && <span className={styles.address}>{card.identities[0]?.address}</span>}
      </div>
      {steps}
      {tools}
      <IconButton label={t('contact.toggleCard')} icon={<PanelRight />} pressed={cardShown} onClick={onToggleCard} />
    </header>
  )
}
