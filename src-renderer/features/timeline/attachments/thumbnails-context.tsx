import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Attachment } from '../../../../src-main/contract/message.ts'
import { useEngine } from '../../../engine-client/desk-context.tsx'
import { createThumbnails, type Thumbnails } from './thumbnails.ts'

const ThumbnailsContext = createContext<Thumbnails | null>(null)

/** Keeps the small pictures of a timeline's attachments while it is open. */
export function ThumbnailsProvider({ children }: { readonly children: ReactNode }) {
  const engine = useEngine()
  const [thumbnails] = useState(() => createThumbnails(engine))
  useEffect(() => () => thumbnails.getState().dispose(), [thumbnails])
  return <ThumbnailsContext value={thumbnails}>{children}</ThumbnailsContext>
}

/** The small picture of an attachment; null while it is made and where there is none. */
export function useThumbnail(attachment: Attachment): string | null {
  const thumbnails = useContext(ThumbnailsContext)
  if (!thumbnails) throw new Error('ThumbnailsProvider is missing above this component')
  useEffect(() => thumbnails.getState().want(attachment), [thumbnails, attachment])
  return useStore(thumbnails, (state) => state.pictures[attachment.id] ?? null)
}
