import { Code, Ellipsis, LayoutTemplate, Text } from 'lucide-react'
import { useState } from 'react'
import type { Address, TimelineEntry } from '../../../src-main/contract/message.ts'
import { Badge } from '../../components/badge.tsx'
import { classNames } from '../../components/class-names.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { Popover } from '../../components/popover.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './entry-view.module.css'
import { SourceDialog } from './source-dialog.tsx'

interface EntryHeaderProps {
  readonly entry: TimelineEntry
  readonly continued: boolean
  readonly formatted: boolean
  readonly onFormattedChange: (formatted: boolean) => void
}

/** Who, to whom, when; and ways to look at it. */
export function EntryHeader({ entry, continued, formatted, onFormattedChange }: EntryHeaderProps) {
  const { t, format } = useI18n()
  const [sourceOpen, setSourceOpen] = useState(false)
  const sender = entry.from.name || entry.from.address || t('timeline.unknownSender')
  return (
    <header className={classNames(styles.header, continued && styles.headerContinued)}>
      <Popover
        label={t('timeline.details')}
        trigger={
          <button type="button" className={styles.sender} title={t('timeline.details')}>
            <span className={continued ? 'visually-hidden' : styles.senderName}>{sender}</span>
            {!continued && entry.to.length + entry.cc.length > 1 && (
              <span className={styles.recipients}>{t('timeline.to', { names: shortNames(entry.to) })}</span>
            )}
          </button>
        }
      >
        <Envelope entry={entry} />
      </Popover>
      {entry.kind !== 'message' && (
        <Badge tone={entry.kind === 'bounce' || entry.kind === 'unreadable' ? 'danger' : 'neutral'}>
          {t(`timeline.kind.${entry.kind}`)}
        </Badge>
      )}
      <span className={styles.tools}>
        {entry.hasHtml && (
          <IconButton
            size="small"
            label={formatted ? t('timeline.showText') : t('timeline.showFormatted')}
            icon={formatted ? <Text /> : <LayoutTemplate />}
            onClick={() => onFormattedChange(!formatted)}
          />
        )}
        <Menu align="end" trigger={<IconButton size="small" label={t('timeline.moreActions')} icon={<Ellipsis />} />}>
          <MenuItem icon={<Code />} onSelect={() => setSourceOpen(true)}>
            {t('timeline.source')}
          </MenuItem>
        </Menu>
      </span>
      <time className={styles.time} dateTime={new Date(entry.sentAt).toISOString()} title={format.full(entry.sentAt)}>
        {format.time(entry.sentAt)}
      </time>
      {sourceOpen && <SourceDialog message={entry.id} onClose={() => setSourceOpen(false)} />}
    </header>
  )
}

function Envelope({ entry }: { readonly entry: TimelineEntry }) {
  const { t, format } = useI18n()
  const lists = [
    { label: t('timeline.envelope.from'), addresses: [entry.from] },
    { label: t('timeline.envelope.to'), addresses: entry.to },
    { label: t('timeline.envelope.cc'), addresses: entry.cc },
  ]
  return (
    <dl className={styles.envelope}>
      {lists
        .filter(({ addresses }) => addresses.length > 0)
        .map(({ label, addresses }) => (
          <AddressLines key={label} label={label} addresses={addresses} />
        ))}
      <dt>{t('timeline.envelope.date')}</dt>
      <dd>{format.full(entry.sentAt)}</dd>
      <dt>{t('timeline.envelope.subject')}</dt>
      <dd>{entry.subject || t('timeline.noSubject')}</dd>
    </dl>
  )
}

/** Ten thousand recipients are a number, not a list. */
const mostAddresses = 20

function AddressLines({ label, addresses }: { readonly label: string; readonly addresses: readonly Address[] }) {
  const { t } = useI18n()
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {addresses.slice(0, mostAddresses).map(({ name, address }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may name one address twice, and never changes
          <div key={index}>
            {name && <span>{name} </span>}
            <span className={styles.address}>{address}</span>
          </div>
        ))}
        {addresses.length > mostAddresses && (
          <div>{t('timeline.andOthers', { count: addresses.length - mostAddresses })}</div>
        )}
      </dd>
    </>
  )
}

function shortNames(addresses: readonly Address[]): string {
  const names = addresses.slice(0, 2).map(({ name, address }) => name || address)
  return addresses.length > 2 ? `${names.join(', ')} +${addresses.length - 2}` : names.join(', ')
}
