import { CSPProvider } from '@base-ui/react/csp-provider'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { HostBridge } from '../../src-main/contract/host-bridge.ts'
import { ToastProvider } from '../components/toaster.tsx'
import { TooltipProvider } from '../components/tooltip.tsx'
import { DeskProvider } from '../engine-client/desk-context.tsx'
import type { EngineClient } from '../engine-client/engine-client.ts'
import { english } from '../i18n/catalogues.ts'
import { createI18n } from '../i18n/i18n.ts'
import { I18nProvider } from '../i18n/i18n-context.tsx'
import { CrashScreen } from './crash-screen.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { MainWindow } from './main-window.tsx'
import { createPreferencesStore } from './preferences-store.ts'
import { RecoveryGate } from './recovery-gate.tsx'
import { useTheme } from './use-theme.ts'

/** The variant of a language that the reader's system asks for, such as `en-GB`. */
function regionOf(language: string): string {
  return navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language
}

interface AppProps {
  readonly host: HostBridge
  readonly engine: EngineClient
}

/** Everything a window needs around it, and the window. */
export function App({ host, engine }: AppProps) {
  const [i18n] = useState(() => createI18n('en', english, regionOf('en')))
  const [preferences] = useState(() => createPreferencesStore(engine, localStorage))
  useTheme(useStore(preferences, (state) => state.theme))

  return (
    // The content security policy allows no injected styles; ours has what the library would inject.
    <CSPProvider disableStyleElements>
      <I18nProvider i18n={i18n}>
        <DeskProvider host={host} engine={engine}>
          <TooltipProvider>
            <ToastProvider>
              <ErrorBoundary fallback={(error, retry) => <CrashScreen error={error} onRetry={retry} />}>
                <RecoveryGate>
                  <MainWindow preferences={preferences} />
                </RecoveryGate>
              </ErrorBoundary>
            </ToastProvider>
          </TooltipProvider>
        </DeskProvider>
      </I18nProvider>
    </CSPProvider>
  )
}
