import { AtSign } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../src-main/contract/calls.ts'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { Avatar } from '../../components/avatar.tsx'
import { PickerSheet } from '../../components/picker-sheet.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'

interface MovePickerProps {
  readonly conversation: ConversationHead
  /** Whose it is now. */
  readonly contact: ContactId
  readonly onAnswer: (to: ContactId | { readonly address: string }, name: string) => void
  readonly onClose: () => void
}

const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text)

/** Whose conversation it is instead: a customer of the desk, or a new one by address. */
export function MovePicker({ conversation, contact, onAnswer, onClose }: MovePickerProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const [query, setQuery] = useState('')
  const [people, setPeople] = useState<CallOutput<'compose.complete'>>([])
  useEffect(() => {
    let wanted = true
    engine.call('compose.complete', { text: query }).then(
      (found) => wanted && setPeople(found),
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [engine, query])

  const address = query.trim().toLowerCase()
  const items = [
    ...people
      .filter((person) => person.contact !== contact)
      .map((person) => ({
        id: `person ${person.address}`,
        to: person.contact ?? { address: person.address },
        name: person.name || person.address,
        label: person.name || person.address,
        detail: person.name === '' ? undefined : person.address,
        icon: <Avatar name={person.name || person.address} size="small" />,
      })),
    ...(isAddress(address) && !people.some((person) => person.address.toLowerCase() === address)
      ? [
          {
            id: 'new',
            to: { address },
            name: address,
            label: t('triage.move.new', { address }),
            icon: <AtSign />,
          },
        ]
      : []),
  ]
  const subject = conversation.subject || t(`channel.${conversation.channel}`)
  return (
    <PickerSheet
      label={t('triage.move.title', { subject })}
      placeholder={t('triage.move.placeholder')}
      query={query}
      onQueryChange={setQuery}
      items={items}
      onPick={({ to, name }) => onAnswer(to, name)}
      onClose={onClose}
      empty={t('triage.move.empty')}
      note={(chosen) => chosen && t('triage.move.note', { subject, count: conversation.messages, name: chosen.name })}
    />
  )
}
