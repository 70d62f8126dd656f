import { Pencil, Plus } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import type { RichTextHandle } from '../../../components/rich-text/rich-text-handle.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { type OwnField, OwnFieldDialog } from './own-field-dialog.tsx'
import { ownField, type PreviewStore } from './preview-store.ts'
import styles from './variable-list.module.css'

interface VariableListProps {
  readonly store: PreviewStore
  readonly text: RefObject<RichTextHandle | null>
}

/** What a reply can say of the customer and the desk, and a gap for the agent. A click writes it at the cursor. */
export function VariableList({ store, text }: VariableListProps) {
  const { t } = useI18n()
  const variables = useStore(store, (state) => state.variables)
  const [changing, setChanging] = useState<'new' | OwnField | null>(null)
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
          <Entry
            key={name}
            name={name}
            code
            example={example}
            onPick={() => write(`{{ ${name} }}`)}
            onChange={name.startsWith(ownField) ? () => setChanging(ownFieldOf(name, example)) : null}
          />
        ))}
      </ul>
      <Button size="small" variant="quiet" icon={<Plus aria-hidden="true" />} onClick={() => setChanging('new')}>
        {t('replies.ownField.add')}
      </Button>
      {changing && (
        <OwnFieldDialog store={store} field={changing === 'new' ? null : changing} onClose={() => setChanging(null)} />
      )}
    </section>
  )
}

function ownFieldOf(variable: string, value: string): OwnField {
  return { name: variable.slice(ownField.length), value }
}

interface EntryProps {
  readonly name: string
  readonly example: string
  readonly code?: boolean
  readonly onPick: () => void
  /** For what is the desk's own. */
  readonly onChange?: (() => void) | null
}

function Entry({ name, example, code = false, onPick, onChange = null }: EntryProps) {
  const { t } = useI18n()
  return (
    <li className={styles.line}>
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
      {onChange && (
        <IconButton
          size="small"
          label={t('replies.ownField.changeNamed', { name })}
          icon={<Pencil />}
          onClick={onChange}
        />
      )}
    </li>
  )
}
