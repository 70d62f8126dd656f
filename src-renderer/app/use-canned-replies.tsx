import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { CannedReplyId } from '../../src-main/contract/canned.ts'
import { useEngine } from '../engine-client/desk-context.tsx'
import type { WritingAssist } from '../features/composer/writing-assist.ts'
import { type LibraryStart, ReplyLibrary } from '../features/replies/library/reply-library.tsx'
import { createPickerStore } from '../features/replies/picker/picker-store.ts'
import { useReplyHelp } from '../features/replies/picker/use-reply-help.tsx'
import type { OpenLibrary } from '../features/replies/reply-place.ts'
import { keyNames } from './key-names.ts'

interface CannedReplies {
  /** For every answer of the window. */
  readonly assist: WritingAssist
  /** The dialog in which they are written; null while it is closed. */
  readonly library: ReactNode
  readonly openLibrary: OpenLibrary
  /** Puts a reply into the next answer that is ready for it, or opens the picker there. */
  want(wanted: CannedReplyId | 'picker'): void
}

/** Canned replies: beside each answer, and their library. */
export function useCannedReplies(): CannedReplies {
  const engine = useEngine()
  const picker = useMemo(() => createPickerStore(engine), [engine])
  const [start, setStart] = useState<LibraryStart | null>(null)
  const openLibrary: OpenLibrary = useCallback((reply, conversation) => setStart({ reply, conversation }), [])
  const assist = useReplyHelp(picker, keyNames('canned-reply')[0]?.join(' ') ?? '', openLibrary)
  return {
    assist,
    library: start && <ReplyLibrary start={start} onClose={() => setStart(null)} />,
    openLibrary,
    want: (wanted) => picker.getState().want(wanted),
  }
}
