import { Clock, Copy } from 'lucide-react'
import { useRef } from 'react'
import { useStore } from 'zustand'
import type { ContactCard, ConversationHead } from '../../../src-main/contract/desk.ts'
import type { ConversationId } from '../../../src-main/contract/ids.ts'
import { Avatar } from '../../components/avatar.tsx'
import { ChannelIcon } from '../../components/channel-icon.tsx'
import { Countdown } from '../../components/countdown/countdown.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useToast } from '../../components/toaster.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './contact-card.module.css'
import { ContactNote } from './contact-note.tsx'
import type { ContactStore } from './contact-store.ts'
import type { NoteDraftsStore } from './note-drafts.ts'

interface ContactCardProps {
  readonly store: ContactStore
  readonly notes: NoteDraftsStore
  /** Shows where a conversation begins in the timeline. */
  readonly onOpenConversation: (conversation: ConversationHead) => void
  /** Opens the account of a conversation's clocks. */
  readonly onExplain: (conversation: ConversationId) => void
}

/** Who the customer is, how to reach them, and what there has been. */
export function ContactCardPane({ store, notes, onOpenConversation, onExplain }: ContactCardProps) {
  const { t } = useI18n()
  const { card, error, reload } = useStore(store)
  const pane = useRef<HTMLElement>(null)
  return (
    <aside ref={pane} className={styles.pane} aria-label={t('contact.label')} tabIndex={-1}>
      {card ? (
        <>
          <Identity card={card} />
          <Figures card={card} onExplain={onExplain} />
          <ContactNote contact={card.id} note={card.note} drafts={notes} onLeave={() => pane.current?.focus()} />
          <Conversations card={card} onOpen={onOpenConversation} />
        </>
      ) : (
        error && <ErrorState title={t('contact.failed')} error={error} onRetry={reload} />
      )}
    </aside>
  )
}

function Identity({ card }: { readonly card: ContactCard }) {
  const { t } = useI18n()
  const toast = useToast()
  const name = card.name || card.identities[0]?.address || t('contact.nameless')

  async function copy(address: string): Promise<void> {
    await navigator.clipboard.writeText(address)
    toast({ title: t('contact.copied', { address }) })
  }

  return (
    <div className={styles.identity}>
      <Avatar name={name} size="large" />
      <h2 className={styles.name}>{name}</h2>
      <ul className={styles.addresses}>
        {card.identities.map(({ channel, address }) => (
          <li key={`${channel} ${address}`} className={styles.address}>
            <ChannelIcon channel={channel} />
            <span title={address}>{address}</span>
            <IconButton
              size="small"
              label={t('contact.copy', { address })}
              icon={<Copy />}
              onClick={() => void copy(address)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FiguresProps {
  readonly card: ContactCard
  readonly onExplain: (conversation: ConversationId) => void
}

function Figures({ card, onExplain }: FiguresProps) {
  const { due } = card
  const { t, format } = useI18n()
  const now = useNow()
  // Counted in whole minutes, for "just now" is no answer to "how long".
  const took = (ms: number) => format.duration(Math.max(ms, 60_000))
  return (
    <dl className={styles.figures}>
      {due && (
        <div className={styles.due}>
          <dt>{t(`sla.clock.${due.clock}`)}</dt>
          <dd>
            <Countdown due={due} look="badge" onExplain={() => onExplain(due.conversation)} />
          </dd>
        </div>
      )}
      {!due && card.waitingSince !== null && (
        <div className={styles.waiting}>
          <dt>
            <Clock aria-hidden="true" />
            {t('contact.waiting')}
          </dt>
          <dd title={format.full(card.waitingSince)}>{format.duration(now - card.waitingSince)}</dd>
        </div>
      )}
      <Figure label={t('contact.received')} value={format.number(card.received)} />
      <Figure label={t('contact.sent')} value={format.number(card.sent)} />
      <Figure label={t('contact.first')} value={format.date(card.firstAt)} title={format.full(card.firstAt)} />
      <Figure label={t('contact.last')} value={format.date(card.lastAt)} title={format.full(card.lastAt)} />
      {card.responses && (
        <Figure
          label={t('contact.answered')}
          value={took(card.responses.medianMs)}
          detail={t('contact.answered.median', { count: card.responses.count })}
        />
      )}
      {card.responses && <Figure label={t('contact.answered.last')} value={took(card.responses.lastMs)} />}
    </dl>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: string
  /** How the value came about, smaller behind it. */
  readonly detail?: string
  readonly title?: string
}

function Figure({ label, value, detail, title }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd title={title}>
        {value}
        {detail && <span className={styles.figureDetail}>{detail}</span>}
      </dd>
    </div>
  )
}

interface ConversationsProps {
  readonly card: ContactCard
  readonly onOpen: (conversation: ConversationHead) => void
}

function Conversations({ card, onOpen }: ConversationsProps) {
  const { t, format } = useI18n()
  const now = useNow()
  const hidden = card.conversationCount - card.conversations.length
  return (
    <section className={styles.conversations} aria-labelledby="contact-conversations">
      <h3 id="contact-conversations" className={styles.heading}>
        {t('contact.conversations')}
        <span className={styles.count}>{format.number(card.conversationCount)}</span>
      </h3>
      <ul>
        {card.conversations.map((head) => (
          <li key={head.id}>
            <button type="button" className={styles.conversation} onClick={() => onOpen(head)}>
              <span
                className={styles.state}
                data-state={head.waitingSince !== null ? 'waiting' : head.triage.status}
                role="img"
                aria-label={t(
                  head.waitingSince !== null
                    ? 'contact.state.waiting'
                    : `contact.state.${head.triage.status === 'waiting' ? 'pending' : head.triage.status}`,
                )}
              />
              <span className={styles.subject}>{head.subject || t(`channel.${head.channel}`)}</span>
              {head.due && <Countdown due={head.due} />}
              <span className={styles.detail}>
                {format.short(head.lastAt, now)} · {t('contact.messages', { count: head.messages })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={styles.hidden}>{t('contact.olderConversations', { count: hidden })}</p>}
    </section>
  )
}
