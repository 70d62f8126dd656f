import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { placeWindow, readWindowState } from '../../../src-main/hosts/electron/window-state.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const monitor = { x: 1440, y: 0, width: 2560, height: 1400 }
const onMonitor = { x: 1600, y: 100, width: 1800, height: 1200, maximized: false }

it('opens a first time in the middle', () => {
  expect(placeWindow(null, [laptop])).toEqual({ width: 1280, height: 820, maximized: false })
})

it('opens where it was', () => {
  expect(placeWindow(onMonitor, [laptop, monitor])).toEqual(onMonitor)
})

it('comes back to a screen that is there when its own was unplugged, no larger than that screen', () => {
  expect(placeWindow(onMonitor, [laptop])).toEqual({ width: 1440, height: 875, maximized: false })
})

it.each([
  ['almost wholly left of it', { x: -1700, y: 100 }],
  ['below it', { x: 100, y: 2000 }],
  ['with its title bar above it', { x: 100, y: -400 }],
])('does not open %s', (_where, at) => {
  expect(placeWindow({ ...onMonitor, ...at }, [laptop])).not.toHaveProperty('x')
})

it('is never too small to use', () => {
  expect(placeWindow({ ...onMonitor, width: 3, height: 3, x: 0, y: 30 }, [laptop])).toMatchObject({
    width: 760,
    height: 480,
  })
})

it('stays maximized', () => {
  expect(placeWindow({ ...onMonitor, maximized: true }, [monitor]).maximized).toBe(true)
})

it.each(['', '{', '[]', '{"x":"0"}', '{"x":0,"y":0,"width":1e99,"height":1,"maximized":false}'])(
  'forgets a place that cannot be read: %s',
  (content) => {
    const folder = mkdtempSync(join(tmpdir(), 'place-'))
    writeFileSync(join(folder, 'place.json'), content)
    expect(readWindowState(join(folder, 'place.json'))).toBeNull()
    expect(readWindowState(join(folder, 'never-there.json'))).toBeNull()
    rmSync(folder, { recursive: true })
  },
)
