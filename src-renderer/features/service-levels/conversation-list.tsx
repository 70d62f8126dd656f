import { type ReactNode, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import type { SlaConversation } from '../../../src-main/contract/sla.ts'
import { ChannelIcon } from '../../components/channel-icon.tsx'
import { Spinner } from '../../components/spinner.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './conversation-list.module.css'
import type { PagedRows } from './paged-rows.ts'

interface ConversationListProps<Row extends SlaConversation> {
  readonly label: string
  readonly list: PagedRows<Row>
  /** Said where there is nothing. */
  readonly empty: string
  readonly onMore: () => void
  readonly onOpen: (row: Row) => void
  /** What is told of each below its name. */
  readonly children: (row: Row) => ReactNode
}

const rowHeight = 68
/** So much before the end the next page is asked for. */
const ahead = 600

/** Conversations behind a figure; each opens where it was said. */
export function ConversationList<Row extends SlaConversation>({
  label,
  list: { rows, error },
  empty,
  onMore,
  onOpen,
  children,
}: ConversationListProps<Row>) {
  const { t, describeError } = useI18n()
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  if (error)
    return (
      <p className={styles.none} role="alert">
        {describeError(error)}
      </p>
    )
  if (rows === null)
    return (
      <div className={styles.none}>
        <Spinner />
      </div>
    )
  if (rows.length === 0) return <p className={styles.none}>{empty}</p>
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard.
    <div ref={box} className={styles.box} role="group" aria-label={label} tabIndex={0}>
      <Virtualizer
        ref={list}
        scrollRef={box}
        data={rows}
        itemSize={rowHeight}
        onScroll={(offset) => {
          const handle = list.current
          if (handle && handle.scrollSize - handle.viewportSize - offset < ahead) onMore()
        }}
      >
        {(row, index) => (
          <button key={index} type="button" className={styles.row} onClick={() => onOpen(row)}>
            <span className={styles.top}>
              <ChannelIcon channel={row.channel} />
              <span className={styles.name}>{row.name}</span>
            </span>
            <span className={styles.subject}>{row.subject || t('reports.noSubject')}</span>
            <span className={styles.detail}>{children(row)}</span>
          </button>
        )}
      </Virtualizer>
    </div>
  )
}
