import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { RichText } from './rich-text.tsx'

const RichTextContext = createContext<typeof RichText | null>(null)

/** Fetches the editor once the window has nothing better to do, so that it is there before anybody writes. */
export function RichTextProvider({ children }: { readonly children: ReactNode }) {
  const [loaded, setLoaded] = useState<{ readonly RichText: typeof RichText } | null>(null)
  useEffect(() => {
    const load = () => void import('./rich-text.tsx').then(setLoaded)
    const request = requestIdleCallback(load, { timeout: 1500 })
    return () => cancelIdleCallback(request)
  }, [])
  return <RichTextContext value={loaded?.RichText ?? null}>{children}</RichTextContext>
}

/** The editor's component; null for the moment until it is loaded. */
export function useRichText(): typeof RichText | null {
  return useContext(RichTextContext)
}
