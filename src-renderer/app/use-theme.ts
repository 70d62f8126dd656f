import { useLayoutEffect } from 'react'
import type { Theme } from './preferences-store.ts'

/** Sets `data-theme` on the page; without it the tokens follow the system. */
export function useTheme(theme: Theme): void {
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}
