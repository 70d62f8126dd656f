import { Dialog as Base } from '@base-ui/react/dialog'
import { Check } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  startTransition,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'
import styles from './picker-sheet.module.css'

export interface PickerItem {
  readonly id: string
  readonly label: string
  /** More about it, quiet, at the end of the line. */
  readonly detail?: string | undefined
  readonly icon?: ReactElement | undefined
  /** Keys that do the same, one chord a string. */
  readonly shortcut?: readonly string[] | undefined
  /** One of several that can be on at once. */
  readonly checked?: boolean | undefined
  /** The heading it stands under; items of one section stand together. */
  readonly section?: string | undefined
  readonly danger?: boolean | undefined
}

interface PickerSheetProps<Item extends PickerItem> {
  /** Read aloud, and shown in the empty field. */
  readonly label: string
  readonly placeholder: string
  readonly query: string
  readonly onQueryChange: (query: string) => void
  readonly items: readonly Item[]
  readonly onPick: (item: Item) => void
  readonly onClose: () => void
  /** When there is nothing to pick. */
  readonly empty: ReactNode
  /** What will happen with the item that is chosen now. */
  readonly note?: (chosen: Item | null) => ReactNode
  /** A key pressed in the field; answer true to keep it from the list. */
  readonly onKey?: (event: KeyboardEvent) => boolean
}

const page = 8
/** More than fit into the sheet. */
const shownAtOnce = 16

/** A sheet with a field and a list under it, for the keyboard first. It is there as long as it is mounted. */
export function PickerSheet<Item extends PickerItem>({
  label,
  placeholder,
  query,
  onQueryChange,
  items,
  onPick,
  onClose,
  empty,
  note,
  onKey,
}: PickerSheetProps<Item>) {
  const base = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [chosenId, setChosenId] = useState<string | null>(null)
  // A long list is painted in two goes, so that the sheet is there at once.
  const [whole, setWhole] = useState(false)
  useEffect(() => startTransition(() => setWhole(true)), [])
  const found = items.findIndex(({ id }) => id === chosenId)
  const index = Math.max(found, 0)
  const chosen = items[index] ?? null
  const optionId = (at: number) => `${base}-${at}`

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })

  function choose(at: number): void {
    setChosenId(items[Math.max(0, Math.min(items.length - 1, at))]?.id ?? null)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || onKey?.(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      // One step beyond an end comes out at the other.
      const around = Math.abs(step) === 1 ? (index + step + items.length) % Math.max(1, items.length) : index + step
      choose(around)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (chosen) onPick(chosen)
    } else if (event.key === 'Tab') event.preventDefault()
  }

  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} aria-label={label} initialFocus={field}>
          <input
            ref={field}
            // At once, and not a frame later: the next key belongs here.
            // biome-ignore lint/a11y/noAutofocus: a sheet is asked for to type into it
            autoFocus
            className={styles.field}
            role="combobox"
            type="text"
            aria-label={label}
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={`${base}-list`}
            aria-activedescendant={chosen ? optionId(index) : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            value={query}
            onChange={(event) => {
              setChosenId(null)
              onQueryChange(event.currentTarget.value)
            }}
            onKeyDown={onKeyDown}
          />
          <div ref={list} id={`${base}-list`} className={styles.list} role="listbox" aria-label={label}>
            {sectionsOf(whole ? items : items.slice(0, shownAtOnce)).map((section) => (
              <Section key={section.name} name={section.name} id={`${base}-section-${section.first}`}>
                {section.items.map((item, offset) => {
                  const at = section.first + offset
                  return (
                    // The keys are the field's: it keeps the focus while items are chosen.
                    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
                    // biome-ignore lint/a11y/useFocusableInteractive: see above
                    <div
                      key={item.id}
                      id={optionId(at)}
                      className={classNames(styles.item, item.danger && styles.danger)}
                      role="option"
                      aria-selected={at === index}
                      aria-checked={item.checked}
                      onMouseDown={(event) => event.preventDefault()}
                      onMouseMove={() => at !== index && choose(at)}
                      onClick={() => onPick(item)}
                    >
                      {item.icon && <span className={styles.icon}>{item.icon}</span>}
                      <span className={styles.label}>{item.label}</span>
                      {item.detail && <span className={styles.detail}>{item.detail}</span>}
                      {item.shortcut && (
                        <span className={styles.keys}>
                          {item.shortcut.map((key) => (
                            <Kbd key={key}>{key}</Kbd>
                          ))}
                        </span>
                      )}
                      {item.checked !== undefined && (
                        <span className={styles.check}>{item.checked && <Check aria-hidden="true" />}</span>
                      )}
                    </div>
                  )
                })}
              </Section>
            ))}
          </div>
          {items.length === 0 && (
            <p className={styles.empty} role="status">
              {empty}
            </p>
          )}
          {note && <Note>{note(chosen)}</Note>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

interface SectionProps {
  readonly name: string
  readonly id: string
  readonly children: ReactNode
}

function Section({ name, id, children }: SectionProps) {
  if (name === '') return children
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
    <div role="group" aria-labelledby={id}>
      <div id={id} className={styles.section} role="presentation">
        {name}
      </div>
      {children}
    </div>
  )
}

function Note({ children }: { readonly children: ReactNode }) {
  if (!children) return null
  return (
    <div className={styles.note} aria-live="polite">
      {children}
    </div>
  )
}

interface SectionOf<Item> {
  readonly name: string
  readonly first: number
  readonly items: Item[]
}

function sectionsOf<Item extends PickerItem>(items: readonly Item[]): readonly SectionOf<Item>[] {
  const sections: SectionOf<Item>[] = []
  for (const [at, item] of items.entries()) {
    const last = sections.at(-1)
    if (last && last.name === (item.section ?? '')) last.items.push(item)
    else sections.push({ name: item.section ?? '', first: at, items: [item] })
  }
  return sections
}
