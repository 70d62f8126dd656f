import { CircleAlert, X } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Address } from '../../../src-main/contract/message.ts'
import { classNames } from '../../components/class-names.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { isPlausible, parseRecipients, withRecipients } from './recipients.ts'
import styles from './recipients-field.module.css'
import { useCompletion } from './use-completion.ts'

export interface RecipientsHandle {
  focus(): void
}

interface RecipientsFieldProps {
  readonly label: string
  readonly people: readonly Address[]
  /** An address that was refused: it is marked. */
  readonly refused: string | null
  readonly invalid: boolean
  /** Somebody has just asked for it. */
  readonly focusFirst?: boolean
  readonly onChange: (people: readonly Address[]) => void
  /** At the end of the line. */
  readonly trailing?: ReactNode
  readonly ref?: Ref<RecipientsHandle>
}

/** How high the list of found people grows. */
const roomForFoundPx = 280

/** People as chips, completed from whom the desk knows. What is typed becomes a chip at a comma, Enter, Tab or on leaving. */
export function RecipientsField({
  label,
  people,
  refused,
  invalid,
  focusFirst = false,
  onChange,
  trailing,
  ref,
}: RecipientsFieldProps) {
  const { t } = useI18n()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [focused, setFocused] = useState(false)
  const { found, active, pending, move, clear } = useCompletion(focused ? text : '', people)
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }))

  const open = found.length > 0
  const [above, setAbove] = useState(false)
  useLayoutEffect(() => {
    const bottom = input.current?.getBoundingClientRect().bottom ?? 0
    if (open) setAbove(window.innerHeight - bottom < roomForFoundPx)
  }, [open])

  // Enter came before the answer: it takes whom that finds, for a name alone is nobody's address.
  const hurried = useRef(false)
  useEffect(() => {
    if (!hurried.current || pending) return
    hurried.current = false
    add(found[0] ? [found[0]] : parseRecipients(text))
  })

  function add(added: readonly Address[]): void {
    if (added.length > 0) onChange(withRecipients(people, added))
    setText('')
    clear()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const picked = active === null ? undefined : found[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (found.length === 0) return
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Escape') {
      if (found.length === 0) return
      clear()
      event.stopPropagation()
    } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) {
      if (picked) add([picked])
      else if (text.trim() !== '') {
        const typed = parseRecipients(text)
        if (pending && !typed.every(({ address }) => isPlausible(address))) hurried.current = true
        else add(typed)
      }
      // On an empty field Tab goes on and Enter does nothing.
      else if (event.key === 'Tab') return
    } else if (event.key === 'Backspace' && text === '') {
      onChange(people.slice(0, -1))
    } else return
    event.preventDefault()
  }

  function onPaste(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/[@,;\n]/.test(pasted)) return
    event.preventDefault()
    add(parseRecipients(text + pasted))
  }

  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.people}>
        {people.map((person) => (
          <PersonChip
            key={person.address}
            person={person}
            wrong={!isPlausible(person.address) || person.address === refused}
            onRemove={() => onChange(people.filter((other) => other !== person))}
            onEdit={() => {
              onChange(people.filter((other) => other !== person))
              setText(person.address)
              input.current?.focus()
            }}
          />
        ))}
        <input
          ref={input}
          id={id}
          className={styles.input}
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-found`}
          aria-autocomplete="list"
          aria-activedescendant={active === null ? undefined : `${id}-${active}`}
          aria-invalid={invalid || undefined}
          // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it.
          autoFocus={focusFirst}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            const next = event.currentTarget.value
            hurried.current = false
            if (/[,;]$/.test(next) && /@/.test(next)) add(parseRecipients(next))
            else setText(next)
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false)
            hurried.current = false
            if (text.trim() !== '') add(parseRecipients(text))
          }}
        />
        {/* Always there, so that what a screen reader is told to look for exists. */}
        <div
          id={`${id}-found`}
          role="listbox"
          aria-label={t('composer.people')}
          className={classNames(styles.found, above && styles.above, !open && styles.none)}
        >
          {found.map((person, index) => (
            <div
              key={person.address}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles.option}
              // Before the field loses the focus and takes what was typed.
              onMouseDown={(event) => {
                event.preventDefault()
                add([person])
              }}
            >
              <span className={styles.name}>{person.name || person.address}</span>
              {person.name !== '' && <span className={styles.address}>{person.address}</span>}
            </div>
          ))}
        </div>
      </div>
      {trailing}
    </div>
  )
}

interface PersonChipProps {
  readonly person: Address
  readonly wrong: boolean
  readonly onRemove: () => void
  readonly onEdit: () => void
}

function PersonChip({ person, wrong, onRemove, onEdit }: PersonChipProps) {
  const { t } = useI18n()
  return (
    <span
      className={classNames(styles.chip, wrong && styles.wrong)}
      title={wrong ? t('composer.wrongAddress') : person.address}
    >
      {wrong && <CircleAlert role="img" aria-label={t('composer.wrongAddress')} />}
      <button type="button" tabIndex={-1} className={styles.person} onClick={onEdit}>
        {person.name || person.address}
      </button>
      <button
        type="button"
        tabIndex={-1}
        className={styles.remove}
        aria-label={t('composer.removePerson', { name: person.name || person.address })}
        onClick={onRemove}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  )
}
