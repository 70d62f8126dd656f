import { useSyncExternalStore } from 'react'

const darkSystem = '(prefers-color-scheme: dark)'

/** The window is dark now: by the reader's choice, else by the system's. */
export function isDark(): boolean {
  const { theme } = document.documentElement.dataset
  return theme === undefined ? matchMedia(darkSystem).matches : theme === 'dark'
}

/** For what a token cannot reach; everything else follows `light-dark()` by itself. */
export function useIsDark(): boolean {
  return useSyncExternalStore(onSchemeChange, isDark)
}

function onSchemeChange(tell: () => void): () => void {
  const system = matchMedia(darkSystem)
  const chosen = new MutationObserver(tell)
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  system.addEventListener('change', tell)
  return () => {
    chosen.disconnect()
    system.removeEventListener('change', tell)
  }
}
