import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { hostLanguage } from '../../../src-main/hosts/electron/host-text/host-text.ts'
import { menuTemplate } from '../../../src-main/hosts/electron/menu.ts'

function menu(platform: NodeJS.Platform, development = false, locale = 'en-US') {
  const text = hostLanguage(() => locale).text()
  const actions = {
    send: vi.fn(),
    openDataFolder: vi.fn(),
    openLogs: vi.fn(),
    opensMailLinks: () => false,
    setOpensMailLinks: vi.fn(),
  }
  return { actions, template: menuTemplate(actions, { text, platform, development }) }
}

function itemsOf(template: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}

describe.each(['darwin', 'win32', 'linux'] as const)('on %s', (platform) => {
  it('has the system’s own roles', () => {
    const roles = itemsOf(menu(platform).template).map(({ role }) => role)
    for (const role of ['editMenu', 'windowMenu', 'help', 'quit', 'about', 'zoomIn', 'togglefullscreen'])
      expect(roles).toContain(role)
    expect(roles.includes('appMenu')).toBe(platform === 'darwin')
  })

  it('names in the reader’s language what Electron itself would name in English', () => {
    const items = itemsOf(menu(platform, false, 'ru-RU').template).filter(({ type }) => type !== 'separator')
    // The menu of the program carries the program's own name.
    const english = items.filter(({ role, label }) => role !== 'appMenu' && !/[а-яё]/i.test(label ?? ''))
    expect(english).toEqual([])
  })

  it('gives no accelerator twice', () => {
    const accelerators = itemsOf(menu(platform).template).flatMap(({ accelerator }) => accelerator ?? [])
    expect(accelerators.length).toBeGreaterThan(3)
    expect(new Set(accelerators).size).toBe(accelerators.length)
  })

  it('keeps the developer’s tools out of the packed program', () => {
    const roles = (development: boolean) => itemsOf(menu(platform, development).template).map(({ role }) => role)
    expect(roles(false)).not.toContain('toggleDevTools')
    expect(roles(true)).toContain('toggleDevTools')
  })
})

it('tells the window what was chosen', () => {
  const { actions, template } = menu('linux')
  const click = (label: string) =>
    itemsOf(template)
      .find((item) => item.label === label)
      ?.click?.(...([{ checked: true }] as never as [never, never, never]))
  for (const label of ['Add Account…', 'Import Files…', 'Settings…', 'Search', 'Keyboard Shortcuts']) click(label)
  click('Open Mail Links with Throughline')
  expect(actions.send.mock.calls.map(([command]) => command.type)).toEqual([
    'add-account',
    'import-files',
    'open-settings',
    'search',
    'show-shortcuts',
  ])
  expect(actions.setOpensMailLinks).toHaveBeenCalledWith(true)
})
