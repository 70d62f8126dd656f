import { type MouseEvent, useMemo } from 'react'
import type { TextFold } from '../../../src-main/contract/message.ts'
import { useHost } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { linkify } from './linkify.ts'
import type { OpenFolds } from './message-views.ts'
import styles from './plain-text.module.css'
import { quoteBlocks } from './quote-blocks.ts'
import { textSegments } from './text-segments.ts'

interface PlainTextProps {
  readonly text: string
  readonly folds: readonly TextFold[]
  readonly open: OpenFolds
  readonly onOpenChange: (open: OpenFolds) => void
}

/** Plain text as it was written: line breaks kept, links alive, what was said before folded away. */
export function PlainText({ text, folds, open, onOpenChange }: PlainTextProps) {
  const segments = useMemo(() => textSegments(text, folds), [text, folds])

  function toggle(start: number): void {
    const now = open === 'all' ? folds.map((fold) => fold.start) : open
    onOpenChange(now.includes(start) ? now.filter((each) => each !== start) : [...now, start])
  }

  return (
    <div className={styles.text} dir="auto">
      {segments.map((segment) =>
        segment.fold === null ? (
          <Blocks key={segment.start} text={segment.text} />
        ) : (
          <Fold
            key={segment.start}
            kind={segment.fold}
            text={segment.text}
            open={open === 'all' || open.includes(segment.start)}
            onToggle={() => toggle(segment.start)}
          />
        ),
      )}
    </div>
  )
}

interface FoldProps {
  readonly kind: TextFold['kind']
  readonly text: string
  readonly open: boolean
  readonly onToggle: () => void
}

function Fold({ kind, text, open, onToggle }: FoldProps) {
  const { t } = useI18n()
  const label = t(`mail.fold.${kind}`)
  return (
    <>
      <button
        type="button"
        className={kind === 'quote' ? styles.fold : styles.signature}
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={onToggle}
      >
        <span aria-hidden="true">•••</span>
      </button>
      {open && (
        <div className={styles.unfolded}>
          <Blocks text={text} />
        </div>
      )}
    </>
  )
}

function Blocks({ text }: { readonly text: string }) {
  const host = useHost()
  const blocks = useMemo(
    () => quoteBlocks(text).map(({ lines, ...block }) => ({ ...block, parts: linkify(lines.join('\n')) })),
    [text],
  )

  function openLink(event: MouseEvent<HTMLAnchorElement>): void {
    event.preventDefault()
    host.openExternal(event.currentTarget.href)
  }

  return blocks.map((block) => (
    <div key={block.offset} className={block.quoted ? styles.quoted : undefined}>
      {block.parts.map((part, index) =>
        part.type === 'text' ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are cut from one text that does not change
          <a key={index} href={part.href} title={part.href} onClick={openLink} onAuxClick={openLink}>
            {part.text}
          </a>
        ),
      )}
    </div>
  ))
}
