import { MessageSquareText, Paperclip, Settings2, Zap } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import type { CannedReply } from '../../../../src-main/contract/canned.ts'
import { Kbd } from '../../../components/kbd.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { FilledReply } from '../filled-reply.tsx'
import type { OpenLibrary, ReplyPlace } from '../reply-place.ts'
import { useVariantLabel } from '../variant-label.ts'
import type { PickerStore } from './picker-store.ts'
import { placePopup } from './place-popup.ts'
import styles from './reply-picker.module.css'

interface ReplyPickerProps {
  readonly store: PickerStore
  readonly place: ReplyPlace
  readonly onManage: OpenLibrary
}

/** The replies that a word after a slash means, and the chosen one as it would stand in the answer. The text keeps the focus. */
export function ReplyPicker({ store, place, onManage }: ReplyPickerProps) {
  const { t, describeError } = useI18n()
  const { word, replies, chosen, preview, error, choose, insert } = useStore(store)
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const reply = replies[chosen]

  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is chosen.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, replies])

  if (!word) return null
  return createPortal(
    <section
      className={styles.popup}
      style={placePopup(word, { width: window.innerWidth, height: window.innerHeight })}
      aria-label={t('replies.picker')}
      data-reply-picker=""
      // Not the focus: it stays with the text.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className={styles.panes}>
        <div ref={list} className={styles.list} role="listbox" aria-label={t('replies.picker')}>
          {replies.map((each, index) => (
            // The keys are the text's: it keeps the focus while replies are chosen.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              key={each.id}
              id={`${base}-${each.id}`}
              className={styles.item}
              role="option"
              aria-selected={index === chosen}
              onMouseMove={() => choose(index)}
              onClick={() => void insert(place)}
            >
              <span className={styles.title}>{each.title}</span>
              {each.shortcut !== '' && <span className={styles.shortcut}>/{each.shortcut}</span>}
              <span className={styles.folder}>
                {each.folder}
                {each.steps.length > 0 && <Zap aria-label={t('replies.hasSteps')} />}
                {each.files.length > 0 && <Paperclip aria-label={t('replies.hasFiles')} />}
              </span>
            </div>
          ))}
          {replies.length === 0 && (
            <Nothing>
              {error ? describeError(error) : t(word.query === '' ? 'replies.none' : 'replies.noneFound')}
            </Nothing>
          )}
        </div>
        <div className={styles.preview}>
          {reply && (
            <>
              <Wordings store={store} reply={reply} />
              {error ? (
                <p className={styles.error} role="alert">
                  {describeError(error)}
                </p>
              ) : (
                preview?.reply === reply.id && <FilledReply reply={reply} rendered={preview.rendered} />
              )}
            </>
          )}
        </div>
      </div>
      <footer className={styles.keys}>
        <Keys of="↵">{t('replies.key.insert')}</Keys>
        {reply && reply.variants.length > 1 && <Keys of="Tab">{t('replies.key.wording')}</Keys>}
        <Keys of="Esc">{t('replies.key.close')}</Keys>
        <button type="button" className={styles.manage} onClick={() => onManage(reply?.id ?? null, place.conversation)}>
          <Settings2 aria-hidden="true" />
          {t('replies.manage')}
        </button>
      </footer>
      <span className="visually-hidden" role="status">
        {reply && t('replies.chosen', { title: reply.title, index: chosen + 1, count: replies.length })}
      </span>
    </section>,
    document.body,
  )
}

/** Which wording is shown, and the others. */
function Wordings({ store, reply }: { readonly store: PickerStore; readonly reply: CannedReply }) {
  const { t } = useI18n()
  const label = useVariantLabel()
  const { variant, preview, setVariant } = useStore(store)
  if (reply.variants.length < 2) return null
  const shown = variant ?? (preview?.reply === reply.id ? preview.rendered.variant : null)
  return (
    <fieldset className={styles.wordings} aria-label={t('replies.wordings')}>
      {reply.variants.map((each, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a wording is its place in the list.
          key={index}
          type="button"
          className={styles.wording}
          aria-pressed={index === shown}
          tabIndex={-1}
          onClick={() => setVariant(index)}
        >
          {label(each)}
        </button>
      ))}
    </fieldset>
  )
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.nothing} role="status">
      <MessageSquareText aria-hidden="true" />
      {children}
    </p>
  )
}

function Keys({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <span className={styles.key}>
      <Kbd>{of}</Kbd>
      {children}
    </span>
  )
}
