import { expect, it } from 'vitest'
import { readHostFlags } from '../../src-main/hosts/host-flags.ts'
import { obstacleTo } from '../../src-main/hosts/starting/find-electron.ts'

it('reads every flag', () => {
  const flags = readHostFlags(['--browser', '--port', '8080', '--no-open', '--data', '/d'])
  expect(flags).toEqual({ dataPath: '/d', browser: true, port: 8080, open: false, dev: false, help: false })
})

it('leaves the choice to the host where nothing is said', () => {
  expect(readHostFlags([])).toMatchObject({ browser: false, port: null, open: true })
})

it.each([['--port', 'x'], ['--port', '65536'], ['--port', '-1'], ['--port'], ['--nope'], ['word']])(
  'does not understand %j',
  (...argv) => {
    expect(() => readHostFlags(argv.filter((word) => word !== undefined))).toThrow(
      expect.objectContaining({ code: 'usage' }),
    )
  },
)

it('fetches no Electron that could open no window', () => {
  expect(obstacleTo('linux', {}, 1000)).toBe('there is no display')
  expect(obstacleTo('linux', { DISPLAY: ':0' }, 0)).toContain('root')
  expect(obstacleTo('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull()
  expect(obstacleTo('darwin', {}, 501)).toBeNull()
})
