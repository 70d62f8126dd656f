import { ListFilter } from 'lucide-react'
import type { ComponentProps, Ref } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import { type QueueOrder, queueOrders } from '../../../src-main/contract/desk.ts'
import type { AccountId } from '../../../src-main/contract/ids.ts'
import type { ChannelKind } from '../../../src-main/contract/message.ts'
import { type Priority, priorities } from '../../../src-main/contract/triage.ts'
import { accountLabel } from '../../components/account-label.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Popover } from '../../components/popover.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { tooltip } from '../../components/tooltip.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './queue-filter.module.css'
import { activeNarrowings, notNarrowed, type Span, spans } from './queue-narrowing.ts'
import type { QueueStore } from './queue-store.ts'

interface QueueFilterProps {
  readonly store: QueueStore
  readonly accounts: readonly AccountView[]
  /** What customers can be narrowed down to besides. */
  readonly words: { readonly agents: readonly string[]; readonly tags: readonly string[] }
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly ref?: Ref<HTMLButtonElement>
}

/** Stands for no choice in a list of them. */
const any = 'any'

/** The button above the list, and the sheet with everything the list can be narrowed down to. */
export function QueueFilter({ store, accounts, words, open, onOpenChange, ref }: QueueFilterProps) {
  const { t } = useI18n()
  const view = useStore(store)
  const { show } = view
  const active = activeNarrowings(view).length
  const channels = [...new Set(accounts.map(({ kind }) => kind))]
  const choosable = accounts.filter(({ kind }) => view.channel === null || kind === view.channel)

  function chooseChannel(channel: ChannelKind | null): void {
    const keepsAccount = channel === null || accounts.some(({ id, kind }) => id === view.account && kind === channel)
    show({ channel, ...(!keepsAccount && { account: null }) })
  }

  return (
    <Popover
      align="end"
      label={t('queue.narrow')}
      open={open}
      onOpenChange={onOpenChange}
      trigger={<FilterButton {...(ref && { ref })} active={active} />}
    >
      <div className={styles.sheet}>
        <div className={styles.head}>
          <h3>{t('queue.narrow')}</h3>
          <Button size="small" variant="quiet" disabled={active === 0} onClick={() => show(notNarrowed)}>
            {t('queue.narrow.clear', { count: active })}
          </Button>
        </div>
        {channels.length > 1 && (
          <Select
            inline
            label={t('queue.channel')}
            value={view.channel ?? any}
            onValueChange={(next) => chooseChannel(next === any ? null : next)}
            options={[
              { value: any, label: t('queue.channel.all') },
              ...channels.map((value) => ({ value, label: t(`channel.${value}`) })),
            ]}
          />
        )}
        {accounts.length > 1 && (
          <Select<string>
            inline
            label={t('queue.account')}
            value={view.account ?? any}
            onValueChange={(next) => show({ account: next === any ? null : (next as AccountId) })}
            options={[
              { value: any, label: t('queue.account.all') },
              ...choosable.map((each) => ({ value: each.id, label: accountLabel(each, accounts) })),
            ]}
          />
        )}
        <Select<Span>
          inline
          label={t(view.filter === 'unanswered' ? 'queue.span.waiting' : 'queue.span')}
          value={view.span}
          onValueChange={(span) => show({ span, ...(span !== 'custom' && { from: '', to: '' }) })}
          options={spans.map((value) => ({ value, label: t(`queue.span.${value}`) }))}
        />
        {view.span === 'custom' && <CustomSpan store={store} />}
        <NameChoice
          label={t('queue.assignee')}
          all={t('queue.assignee.all')}
          value={view.assignee}
          names={words.agents}
          onValueChange={(assignee) => show({ assignee })}
        />
        <NameChoice
          label={t('queue.tag')}
          all={t('queue.tag.all')}
          value={view.tag}
          names={words.tags}
          onValueChange={(tag) => show({ tag })}
        />
        <Select<Priority | typeof any>
          inline
          label={t('queue.priority')}
          value={view.priority ?? any}
          onValueChange={(next) => show({ priority: next === any ? null : next })}
          options={[
            { value: any, label: t('queue.priority.all') },
            ...priorities.toReversed().map((value) => ({ value, label: t(`triage.priority.${value}`) })),
          ]}
        />
        <Checkbox checked={view.starred} onCheckedChange={(starred) => show({ starred })} label={t('queue.starred')} />
        <Checkbox
          checked={view.attachments}
          onCheckedChange={(attachments) => show({ attachments })}
          label={t('queue.attachments')}
        />
        <div className={styles.order}>
          <Select<QueueOrder>
            inline
            label={t('queue.order')}
            value={view.order}
            onValueChange={(order) => show({ order })}
            options={queueOrders.map((value) => ({ value, label: t(`queue.order.${value}`) }))}
          />
        </div>
      </div>
    </Popover>
  )
}

interface NameChoiceProps {
  readonly label: string
  readonly all: string
  readonly value: string | null
  readonly names: readonly string[]
  readonly onValueChange: (value: string | null) => void
}

/** One of the names that are in use; without any there is nothing to choose. */
function NameChoice({ label, all, value, names, onValueChange }: NameChoiceProps) {
  const known = value === null || names.includes(value) ? names : [...names, value]
  if (known.length === 0) return null
  // A name may be any word: behind a space none is taken for "all".
  return (
    <Select<string>
      inline
      label={label}
      value={value === null ? any : ` ${value}`}
      onValueChange={(next) => onValueChange(next === any ? null : next.slice(1))}
      options={[{ value: any, label: all }, ...known.map((name) => ({ value: ` ${name}`, label: name }))]}
    />
  )
}

function CustomSpan({ store }: { readonly store: QueueStore }) {
  const { t } = useI18n()
  const { from, to, show } = useStore(store)
  return (
    <div className={styles.days}>
      <TextField type="date" label={t('queue.span.from')} value={from} onValueChange={(day) => show({ from: day })} />
      <TextField type="date" label={t('queue.span.to')} value={to} onValueChange={(day) => show({ to: day })} />
    </div>
  )
}

interface FilterButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  readonly active: number
}

function FilterButton({ active, ...rest }: FilterButtonProps) {
  const { t, format } = useI18n()
  return (
    <button
      {...tooltip(t('queue.narrow'), '⇧F')}
      {...rest}
      type="button"
      className={styles.trigger}
      data-active={active > 0 || undefined}
      aria-label={t('queue.narrow.count', { count: active })}
    >
      <ListFilter aria-hidden="true" />
      {active > 0 && <span aria-hidden="true">{format.number(active)}</span>}
    </button>
  )
}
