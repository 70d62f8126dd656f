import type { Address, TimelineEntry } from '../../../src-main/contract/message.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './entry-view.module.css'

/** Everything that stands on the outside of a message. */
export function Envelope({ entry }: { readonly entry: TimelineEntry }) {
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
