import { expect, it } from 'vitest'
import { readHostFlags } from '../../src-main/hosts/host-flags.ts'

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
