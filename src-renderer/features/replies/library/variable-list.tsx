import type { RefObject } from 'react'
import { useStore } from 'zustand'
import type { RichTextHandle } from '../../../components/rich-text/rich-text-handle.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import type { PreviewStore } from './preview-store.ts'
import styles from './variable-list.module.css'

interface VariableListProps {
  readonly store: PreviewStore
  readonly text: RefObject<RichTextHandle | null>
}

/** What a reply can say of the customer and the desk, and a gap for the agent. A click writes it at the cursor. */
export function VariableList({ store, text }: VariableListProps) {
  const { t } = useI18n()
  const variables = useStore(store, (state) => state.variables)
  const gap = `{% placeholder "${t('replies.variables.gapName')}" %}`
  const write = (words: string) => text.current?.insert({ html: words, text: words })
  return (
    <section className={styles.variables} aria-label={t('replies.variables')}>
      <h3 className={styles.heading}>{t('replies.variables')}</h3>
      <ul className={styles.list}>
        <Entry
          name={t('replies.variables.gap')}
          example={t('replies.variables.gapExample')}
          onPick={() => write(gap)}
        />
        {variables.map(({ name, example }) => (
          <Entry key={name} name={name} code example={example} onPick={() => write(`{{ ${name} }}`)} />
        ))}
      </ul>
    </section>
  )
}

interface EntryProps {
  readonly name: string
  readonly example: string
  readonly code?: boolean
  readonly onPick: () => void
}

function Entry({ name, example, code = false, onPick }: EntryProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.entry}
        // The cursor stays where it is to be written.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPick}
      >
        {code ? <code className={styles.name}>{name}</code> : <span className={styles.name}>{name}</span>}
        <span className={styles.example}>{example}</span>
      </button>
    </li>
  )
}
