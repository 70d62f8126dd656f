import { expect, it } from 'vitest'
import { readCommand } from '../../../src-main/hosts/cli/command-line.ts'

it('reads verbs of one and two words, with their own options and the common ones', () => {
  expect(readCommand(['import', 'a.mbox', 'b', '--me', 'x@y', '--me', 'z@y', '--json', '--data', '/d'])).toMatchObject({
    verb: { name: 'import' },
    words: ['a.mbox', 'b'],
    options: { me: ['x@y', 'z@y'] },
    dataPath: '/d',
    json: true,
  })
  expect(readCommand(['account', 'list', '--data', '/d'])).toMatchObject({
    verb: { name: 'account list' },
    json: false,
  })
})

it('takes what follows -- as it is', () => {
  expect(readCommand(['search', '--data', '/d', '--', '--weird'])).toMatchObject({ words: ['--weird'] })
})

it.each([[], ['help'], ['--help'], ['contacts', '--help'], ['doctor', '-h']])('helps after %j', (...argv) => {
  expect(readCommand(argv)).toEqual({ type: 'help' })
})

it.each([
  ['nope'],
  ['account'],
  ['account', 'nope'],
  ['import'],
  ['timeline', 'a', 'b'],
  ['contacts', 'x'],
  ['contacts', '--nope'],
  ['sync', '--account'],
  ['doctor', 'x'],
  ['__proto__'],
])('does not understand %j %j', (...argv) => {
  expect(() => readCommand(argv.filter((word) => word !== undefined))).toThrow(
    expect.objectContaining({ code: 'usage' }),
  )
})
