import { MessageSquareText, PenLine } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { CannedReply } from '../../../src-main/contract/canned.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { Avatar } from '../../components/avatar.tsx'
import { type PickerItem, PickerSheet } from '../../components/picker-sheet.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { atFirst, fitting, type PaletteCommand } from './palette-items.ts'
import type { PaletteStore } from './palette-store.ts'

interface PaletteProps {
  readonly store: PaletteStore
  /** All that can be done now. */
  readonly commands: readonly PaletteCommand[]
  readonly onOpenContact: (contact: ContactId) => void
  readonly onWrite: (address: string) => void
  /** Null while nobody writes, or nobody is open to write to. */
  readonly onInsertReply: ((reply: CannedReply) => void) | null
  readonly onClose: () => void
}

interface Item extends PickerItem {
  readonly run: () => void
}

/** Everything by its name: what can be done, customers, canned replies. */
export function Palette({ store, commands, onOpenContact, onWrite, onInsertReply, onClose }: PaletteProps) {
  const { t } = useI18n()
  const { query, people, replies, recent, setQuery, picked } = useStore(store)
  const [before] = useState(() => document.activeElement)
  const words = query.trim()
  const shown = useMemo(
    () => (words === '' ? atFirst(commands, recent, t('palette.recent')) : fitting(commands, words, recent)),
    [commands, words, recent, t],
  )
  const items: readonly Item[] = [
    ...shown.map(
      ({ id, label, icon, shortcut, section, run }): Item => ({
        id,
        label,
        icon,
        shortcut,
        section: words === '' ? section : t('palette.commands'),
        run,
      }),
    ),
    ...(words === '' ? [] : people).map(
      ({ name, address, contact }): Item => ({
        id: `person ${address}`,
        label: name || address,
        detail: name === '' ? undefined : address,
        section: t('palette.people'),
        icon: contact === null ? <PenLine aria-hidden="true" /> : <Avatar name={name || address} size="small" />,
        run: () => (contact === null ? onWrite(address) : onOpenContact(contact)),
      }),
    ),
    ...(words === '' || !onInsertReply ? [] : replies).map(
      (reply): Item => ({
        id: `reply ${reply.id}`,
        label: reply.title,
        detail: reply.shortcut === '' ? undefined : `/${reply.shortcut}`,
        section: t('palette.replies'),
        icon: <MessageSquareText aria-hidden="true" />,
        run: () => onInsertReply?.(reply),
      }),
    ),
  ]

  return (
    <PickerSheet
      label={t('palette.label')}
      placeholder={t('palette.placeholder')}
      query={query}
      onQueryChange={setQuery}
      items={items}
      onPick={({ id, run }) => {
        // Commands only: who was looked up is not kept.
        if (commands.some((command) => command.id === id)) picked(id)
        onClose()
        // Once the sheet has gone; what is run may be about what had the focus, or take it elsewhere.
        setTimeout(() => {
          if (before instanceof HTMLElement) before.focus({ preventScroll: true })
          run()
        })
      }}
      onClose={onClose}
      empty={t('palette.empty')}
      onKey={(event) => {
        if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return false
        event.preventDefault()
        onClose()
        return true
      }}
    />
  )
}
