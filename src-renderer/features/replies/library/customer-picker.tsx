import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../../src-main/contract/calls.ts'
import { DeskError } from '../../../../src-main/contract/errors.ts'
import type { ContactId } from '../../../../src-main/contract/ids.ts'
import { Avatar } from '../../../components/avatar.tsx'
import { type PickerItem, PickerSheet } from '../../../components/picker-sheet.tsx'
import { useErrorToast } from '../../../components/toaster.tsx'
import { useEngine } from '../../../engine-client/desk-context.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import type { PreviewStore } from './preview-store.ts'

interface Item extends PickerItem {
  /** Null: somebody invented. */
  readonly contact: ContactId | null
}

/** Whose conversation a reply is looked at in. */
export function CustomerPicker({ store, onClose }: { readonly store: PreviewStore; readonly onClose: () => void }) {
  const { t } = useI18n()
  const engine = useEngine()
  const tellError = useErrorToast()
  const [query, setQuery] = useState('')
  const [people, setPeople] = useState<CallOutput<'compose.complete'>>([])

  useEffect(() => {
    let current = true
    engine.call('compose.complete', { text: query.trim() }).then(
      (found) => current && setPeople(found),
      () => {},
    )
    return () => {
      current = false
    }
  }, [engine, query])

  const items: readonly Item[] = [
    ...(query.trim() === '' ? [{ id: 'invented', label: t('replies.preview.invented'), contact: null }] : []),
    ...people.flatMap(({ name, address, contact }) =>
      contact === null
        ? []
        : [
            {
              id: address,
              label: name || address,
              detail: name === '' ? undefined : address,
              icon: <Avatar name={name || address} size="small" />,
              contact,
            },
          ],
    ),
  ]

  async function pick({ contact, label }: Item): Promise<void> {
    onClose()
    if (contact === null) {
      store.getState().setCustomer(null)
      return
    }
    try {
      await store.getState().chooseContact(contact, label)
    } catch (thrown) {
      tellError(t('app.actionFailed'), DeskError.from(thrown).toShape())
    }
  }

  return (
    <PickerSheet
      label={t('replies.preview.choose')}
      placeholder={t('replies.preview.choose')}
      query={query}
      onQueryChange={setQuery}
      items={items}
      onPick={(item) => void pick(item)}
      onClose={onClose}
      empty={t('replies.preview.nobody')}
    />
  )
}
