import { Bookmark, Settings } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { CannedReply } from '../../src-main/contract/canned.ts'
import type { ContactId } from '../../src-main/contract/ids.ts'
import { Palette } from '../features/palette/palette.tsx'
import type { PaletteCommand } from '../features/palette/palette-items.ts'
import type { PaletteStore } from '../features/palette/palette-store.ts'
import type { SavedView, SavedViewsStore } from '../features/queue/saved-views-store.ts'
import type { MessageKey } from '../i18n/catalogues.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import { CommandIcon } from './command-icons.tsx'
import { useCommandRegistry } from './command-registry.tsx'
import { keyNames } from './key-names.ts'
import type { SettingsPage } from './main-window.tsx'
import { type ShortcutGroup, shortcuts } from './shortcuts.ts'

interface DeskPaletteProps {
  readonly store: PaletteStore
  readonly saved: SavedViewsStore
  readonly onShowView: (view: SavedView) => void
  readonly onOpenSettings: (page: SettingsPage) => void
  readonly onOpenContact: (contact: ContactId) => void
  readonly onWrite: (address: string) => void
  readonly onInsertReply: ((reply: CannedReply) => void) | null
  readonly onClose: () => void
}

/** Pages of the settings, by what they are called there. */
const pages: readonly (readonly [SettingsPage, MessageKey])[] = [
  ['general', 'settings.general'],
  ['accounts', 'accounts.title'],
  ['imports', 'app.imports'],
  ['privacy', 'settings.privacy'],
  ['about', 'settings.about'],
]

/** What one comes for stands first; what the hand does by itself, last. */
const groups: readonly ShortcutGroup[] = ['triage', 'answer', 'queue', 'read', 'desk', 'move']

/** The command palette over all that the window can do at this moment. */
export function DeskPalette({ store, saved, onShowView, onOpenSettings, ...palette }: DeskPaletteProps) {
  const { t } = useI18n()
  const registry = useCommandRegistry()
  const views = useStore(saved, (state) => state.views)
  const commands = useMemo((): readonly PaletteCommand[] => {
    const actions = registry.actions()
    const ofDesk = groups.flatMap((group) =>
      shortcuts
        .filter((shortcut) => shortcut.group === group && shortcut.name !== 'palette')
        .flatMap(({ name, label }) => {
          const run = actions[name]
          const isView = name.startsWith('show-')
          const command = {
            id: name,
            icon: <CommandIcon name={name} />,
            label: isView ? t('app.showView', { view: t(label) }) : t(label),
            shortcut: keyNames(name)[0],
            section: t(`shortcuts.group.${group}`),
          }
          // Looked up again when it is picked: the window may have changed under the palette.
          return run ? [{ ...command, run: () => registry.actions()[name]?.() }] : []
        }),
    )
    return [
      ...ofDesk,
      ...views.map((view) => ({
        id: `view ${view.id}`,
        label: view.name,
        icon: <Bookmark aria-hidden="true" />,
        section: t('palette.views'),
        run: () => onShowView(view),
      })),
      ...pages.map(([page, label]) => ({
        id: `settings ${page}`,
        label: t('app.openSettings', { page: t(label) }),
        icon: <Settings aria-hidden="true" />,
        section: t('palette.pages'),
        run: () => onOpenSettings(page),
      })),
    ]
  }, [registry, views, t, onShowView, onOpenSettings])
  return <Palette store={store} commands={commands} {...palette} />
}
