import { type Ref, useState } from 'react'
import type { ComposerProfile, DraftChange, DraftView } from '../../../src-main/contract/compose.ts'
import type { DeskErrorShape } from '../../../src-main/contract/errors.ts'
import { Select, type SelectOption } from '../../components/select.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './envelope-fields.module.css'
import { RecipientsField, type RecipientsHandle } from './recipients-field.tsx'

interface EnvelopeFieldsProps {
  readonly draft: DraftView
  readonly profiles: readonly ComposerProfile[]
  readonly problem: DeskErrorShape | null
  readonly onChange: (change: DraftChange) => void
  readonly to: Ref<RecipientsHandle>
  readonly subject: Ref<HTMLInputElement>
}

type Seldom = 'from' | 'cc' | 'bcc' | 'subject'

/** Who sends what to whom. What is seldom needed shows when it is asked for, or when there is something in it. */
export function EnvelopeFields({ draft, profiles, problem, onChange, to, subject }: EnvelopeFieldsProps) {
  const { t } = useI18n()
  const [shown, setShown] = useState<ReadonlySet<Seldom>>(new Set())
  const profile = profiles.find(({ account }) => account === draft.account)
  const refused = problem?.code === 'address-invalid' ? String(problem.params.address) : null
  const hasSubject = profile?.subject ?? true
  const hasCopies = draft.channel === 'email'
  const showsCc = draft.cc.length > 0 || shown.has('cc')
  const showsBcc = draft.bcc.length > 0 || shown.has('bcc')
  const showsSubject = hasSubject && (draft.kind === 'new' || draft.kind === 'forward' || shown.has('subject'))
  const senders = sendersFor(draft, profiles)
  // A chat is answered where it is: there is nobody to choose.
  if (!hasCopies && draft.kind !== 'new') return null
  const showsFrom = senders.length > 1 && (draft.kind === 'new' || shown.has('from'))
  const show = (field: Seldom) => setShown(new Set([...shown, field]))

  return (
    <div className={styles.fields}>
      {showsFrom && <FromField draft={draft} senders={senders} focusFirst={shown.has('from')} onChange={onChange} />}
      <RecipientsField
        ref={to}
        label={t('composer.to')}
        people={draft.to}
        refused={refused}
        invalid={problem?.code === 'no-recipient'}
        onChange={(people) => onChange({ to: [...people] })}
        trailing={
          <span className={styles.more}>
            {senders.length > 1 && !showsFrom && <More label={t('composer.from')} onClick={() => show('from')} />}
            {hasCopies && !showsCc && <More label={t('composer.cc')} onClick={() => show('cc')} />}
            {hasCopies && !showsBcc && <More label={t('composer.bcc')} onClick={() => show('bcc')} />}
            {hasSubject && !showsSubject && <More label={t('composer.subject')} onClick={() => show('subject')} />}
          </span>
        }
      />
      {showsCc && (
        <RecipientsField
          label={t('composer.cc')}
          focusFirst={shown.has('cc')}
          people={draft.cc}
          refused={refused}
          invalid={false}
          onChange={(people) => onChange({ cc: [...people] })}
        />
      )}
      {showsBcc && (
        <RecipientsField
          label={t('composer.bcc')}
          focusFirst={shown.has('bcc')}
          people={draft.bcc}
          refused={refused}
          invalid={false}
          onChange={(people) => onChange({ bcc: [...people] })}
        />
      )}
      {showsSubject && (
        <label className={styles.row}>
          <span className={styles.label}>{t('composer.subject')}</span>
          <input
            ref={subject}
            className={styles.subject}
            // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it.
            autoFocus={shown.has('subject')}
            value={draft.subject}
            maxLength={2000}
            lang={draft.language ?? undefined}
            spellCheck
            onChange={(event) => onChange({ subject: event.currentTarget.value })}
          />
        </label>
      )}
    </div>
  )
}

/** Our addresses that it may come from. */
function sendersFor(draft: DraftView, profiles: readonly ComposerProfile[]): readonly SelectOption<string>[] {
  return profiles
    .filter(
      ({ channel, cannotSend, account }) => channel === draft.channel && (!cannotSend || account === draft.account),
    )
    .flatMap(({ account, identities }) =>
      identities.map(({ name, address }) => ({
        // An address cannot hold a line end, nor can the id of an account.
        value: `${account}\n${address}`,
        label: name ? `${name} <${address}>` : address,
      })),
    )
}

interface FromFieldProps extends Pick<EnvelopeFieldsProps, 'draft' | 'onChange'> {
  readonly senders: readonly SelectOption<string>[]
  readonly focusFirst: boolean
}

/** Which of our addresses it comes from. */
function FromField({ draft, senders, focusFirst, onChange }: FromFieldProps) {
  const { t } = useI18n()
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden="true">
        {t('composer.from')}
      </span>
      <Select
        label={t('composer.from')}
        labelHidden
        quiet
        focusFirst={focusFirst}
        value={`${draft.account}\n${draft.from.address}`}
        options={senders}
        onValueChange={(value) => {
          const [account, from] = value.split('\n') as [DraftView['account'], string]
          onChange({ account, from })
        }}
      />
    </div>
  )
}

function More({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.moreButton} onClick={onClick}>
      {label}
    </button>
  )
}
