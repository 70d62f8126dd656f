import { Ellipsis, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ComposerProfile, DraftChange, DraftView } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { cleanShown } from '../../components/rich-text/clean-pasted.ts'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './below-text.module.css'

interface BelowTextProps {
  readonly draft: DraftView
  readonly profile: ComposerProfile | undefined
  readonly onChange: (change: DraftChange) => void
}

/** What stands below the answer when it leaves: who writes, and what was said before. */
export function BelowText({ draft, profile, onChange }: BelowTextProps) {
  const { t } = useI18n()
  // Without markup the words leave alone; and a chat shows what was said before by itself.
  const alone = profile?.html === false
  const hasSignature = !alone && profile !== undefined && profile.signatureHtml !== ''
  const canQuote = !alone && draft.answers !== null && draft.channel === 'email'
  if (!hasSignature && !canQuote) return null
  return (
    <div className={styles.below}>
      {hasSignature && draft.signature && (
        <Signature html={profile.signatureHtml} onRemove={() => onChange({ signature: false })} />
      )}
      {canQuote && draft.quote && <Quote draft={draft} onRemove={() => onChange({ quote: false })} />}
      <span className={styles.choices}>
        {hasSignature && !draft.signature && (
          <button type="button" className={styles.choice} onClick={() => onChange({ signature: true })}>
            {t('composer.signature.add')}
          </button>
        )}
        {canQuote && !draft.quote && (
          <button type="button" className={styles.choice} onClick={() => onChange({ quote: true })}>
            {t('composer.quote.add')}
          </button>
        )}
      </span>
    </div>
  )
}

function Signature({ html, onRemove }: { readonly html: string; readonly onRemove: () => void }) {
  const { t } = useI18n()
  const clean = useMemo(() => ({ __html: cleanShown(html) }), [html])
  return (
    <section className={styles.part} aria-label={t('composer.signature')}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it was cleaned just before. */}
      <div className={styles.signature} dangerouslySetInnerHTML={clean} />
      <span className={styles.remove}>
        <IconButton size="small" label={t('composer.signature.remove')} icon={<X />} onClick={onRemove} />
      </span>
    </section>
  )
}

/** Folded, as it arrives in most mail programs; a look shows its words. */
function Quote({ draft, onRemove }: { readonly draft: DraftView; readonly onRemove: () => void }) {
  const { t, describeError } = useI18n()
  const engine = useEngine()
  const [shown, setShown] = useState<string | null>(null)

  async function look(): Promise<void> {
    try {
      setShown((await engine.call('draft.quote', { draft: draft.id })).text)
    } catch (thrown) {
      setShown(describeError(DeskError.from(thrown).toShape()))
    }
  }

  return (
    <section className={styles.part} aria-label={t('composer.quote')}>
      <div className={styles.quote}>
        <button
          type="button"
          className={styles.dots}
          aria-expanded={shown !== null}
          aria-label={t('composer.quote.look')}
          title={t('composer.quote.look')}
          onClick={() => (shown === null ? void look() : setShown(null))}
        >
          <Ellipsis aria-hidden="true" />
        </button>
        {shown !== null && <pre className={styles.quoted}>{shown}</pre>}
      </div>
      <span className={styles.remove}>
        <IconButton size="small" label={t('composer.quote.remove')} icon={<X />} onClick={onRemove} />
      </span>
    </section>
  )
}
