import { CSPProvider } from '@base-ui/react/csp-provider'
import { useStore } from 'zustand'
import type { HostBridge } from '../../src-main/contract/host-bridge.ts'
import { TickProvider } from '../components/countdown/tick-context.tsx'
import { RichTextProvider } from '../components/rich-text/rich-text-provider.tsx'
import { ToastProvider } from '../components/toaster.tsx'
import { TooltipProvider } from '../components/tooltip.tsx'
import { DeskProvider } from '../engine-client/desk-context.tsx'
import type { EngineClient } from '../engine-client/engine-client.ts'
import type { I18n } from '../i18n/i18n.ts'
import { I18nProvider } from '../i18n/i18n-context.tsx'
import { CommandRegistryProvider } from './command-registry.tsx'
import { CrashScreen } from './crash-screen.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { MainWindow } from './main-window.tsx'
import type { PreferencesStore } from './preferences-store.ts'
import { RecoveryGate } from './recovery-gate.tsx'
import { useLanguage } from './use-language.ts'
import { useTheme } from './use-theme.ts'

interface AppProps {
  readonly host: HostBridge
  readonly engine: EngineClient
  readonly preferences: PreferencesStore
  /** The language of the first paint. */
  readonly firstI18n: I18n
}

/** Everything a window needs around it, and the window. */
export function App({ host, engine, preferences, firstI18n }: AppProps) {
  useTheme(useStore(preferences, (state) => state.theme))
  const i18n = useLanguage(
    useStore(preferences, (state) => state.language),
    firstI18n,
  )

  return (
    // The content security policy allows no injected styles; ours has what the library would inject.
    <CSPProvider disableStyleElements>
      <I18nProvider i18n={i18n}>
        <DeskProvider host={host} engine={engine}>
          <TooltipProvider>
            <ToastProvider>
              <ErrorBoundary fallback={(error, retry) => <CrashScreen error={error} onRetry={retry} />}>
                <RichTextProvider>
                  <RecoveryGate>
                    <CommandRegistryProvider>
                      <TickProvider>
                        <MainWindow preferences={preferences} />
                      </TickProvider>
                    </CommandRegistryProvider>
                  </RecoveryGate>
                </RichTextProvider>
              </ErrorBoundary>
            </ToastProvider>
          </TooltipProvider>
        </DeskProvider>
      </I18nProvider>
    </CSPProvider>
  )
}
