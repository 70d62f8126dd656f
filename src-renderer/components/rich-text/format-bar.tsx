import { Bold, Code, Italic, Link, List, ListOrdered, TextQuote, Underline } from 'lucide-react'
import { type FormEvent, type ReactElement, useState } from 'react'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { Button } from '../button.tsx'
import { IconButton } from '../icon-button.tsx'
import { modifierKey } from '../modifier-key.ts'
import { Popover } from '../popover.tsx'
import { TextField } from '../text-field.tsx'
import styles from './format-bar.module.css'
import { type Format, type FormatState, formats } from './rich-text-handle.ts'

interface FormatBarProps {
  readonly state: FormatState
  readonly onToggle: (format: Format) => void
  readonly onLink: (href: string | null) => void
}

const icons: Readonly<Record<Format, ReactElement>> = {
  bold: <Bold />,
  italic: <Italic />,
  underline: <Underline />,
  bulletList: <List />,
  orderedList: <ListOrdered />,
  blockquote: <TextQuote />,
  code: <Code />,
}

const keys: Readonly<Partial<Record<Format, string>>> = { bold: 'B', italic: 'I', underline: 'U' }

/** Buttons for what rich text can be. */
export function FormatBar({ state, onToggle, onLink }: FormatBarProps) {
  const { t } = useI18n()
  const modifier = modifierKey()
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('richText.formatting')}>
      {formats.map((format) => (
        <IconButton
          key={format}
          size="small"
          label={t(`richText.${format}`)}
          icon={icons[format]}
          pressed={state.active.has(format)}
          {...(keys[format] && { shortcut: `${modifier} ${keys[format]}` })}
          // The text keeps the focus and its selection.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onToggle(format)}
        />
      ))}
      <LinkButton link={state.link} onLink={onLink} />
    </div>
  )
}

function LinkButton({ link, onLink }: { readonly link: string | null; readonly onLink: FormatBarProps['onLink'] }) {
  const { t } = useI18n()
  const [open, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const href = linkTo(address)

  function submit(event: FormEvent): void {
    event.preventDefault()
    event.stopPropagation()
    if (href === null) return
    setOpen(false)
    onLink(href)
  }

  return (
    <Popover
      label={t('richText.link')}
      open={open}
      onOpenChange={(next) => {
        if (next) setAddress(link ?? '')
        setOpen(next)
      }}
      trigger={<IconButton size="small" label={t('richText.link')} icon={<Link />} pressed={link !== null} />}
    >
      <form className={styles.link} onSubmit={submit}>
        <TextField
          label={t('richText.link.address')}
          placeholder="https://"
          value={address}
          onValueChange={setAddress}
          spellCheck={false}
        />
        <div className={styles.linkActions}>
          {link !== null && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => {
                setOpen(false)
                onLink(null)
              }}
            >
              {t('richText.link.remove')}
            </Button>
          )}
          <Button type="submit" size="small" variant="primary" disabled={href === null}>
            {t('richText.link.set')}
          </Button>
        </div>
      </form>
    </Popover>
  )
}

/** What was typed as an address that may stand in a mail; null for none. */
function linkTo(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return null
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`
  const address = URL.parse(/^[a-z][a-z+.-]*:/i.test(text) ? text : `https://${text}`)
  return address && ['http:', 'https:', 'mailto:', 'tel:'].includes(address.protocol) ? address.href : null
}
