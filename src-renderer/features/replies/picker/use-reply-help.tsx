import { MessageSquareText } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import type { SlashWord } from '../../../components/rich-text/rich-text-handle.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import type { OpenLibrary, ReplyPlace } from '../reply-place.ts'
import { pickerKey } from './picker-key.ts'
import type { PickerStore } from './picker-store.ts'
import { ReplyHelp } from './reply-help.tsx'

/** Canned replies as an answer's writer meets them. */
export interface ReplyHelpParts {
  above(place: ReplyPlace): ReactNode
  tool(place: ReplyPlace): ReactNode
  onSlash(word: SlashWord | null, place: ReplyPlace): void
  onKey(event: KeyboardEvent, place: ReplyPlace): boolean
}

/** The parts of canned replies that a composer shows and hands its keys to. `keys`: what is pressed to open the picker. */
export function useReplyHelp(store: PickerStore, keys: string, onManage: OpenLibrary): ReplyHelpParts {
  const { t } = useI18n()
  return useMemo(
    () => ({
      above: (place) => <ReplyHelp store={store} place={place} onManage={onManage} />,
      tool: (place) => (
        <IconButton
          size="small"
          label={t('replies.insert')}
          shortcut={keys}
          icon={<MessageSquareText />}
          onClick={() => place.writing()?.askForReply()}
        />
      ),
      onSlash: (word, place) => store.getState().slash(word, place),
      onKey: (event, place) => pickerKey(event, store, place),
    }),
    [store, keys, onManage, t],
  )
}
