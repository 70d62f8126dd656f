import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dataArgument } from '../../../src-main/hosts/electron/data-argument.ts'
import { commandOfArguments, commandOfLink } from '../../../src-main/hosts/electron/followed-links.ts'

it.each([
  ['mailto:ana@shop.test', { to: 'ana@shop.test', subject: '', body: '' }],
  ['mailto:ana@shop.test,bo@shop.test', { to: 'ana@shop.test,bo@shop.test', subject: '', body: '' }],
  ['mailto:?to=ana@shop.test', { to: 'ana@shop.test', subject: '', body: '' }],
  ['mailto:ana@shop.test?to=bo@shop.test', { to: 'ana@shop.test, bo@shop.test', subject: '', body: '' }],
  [
    'MAILTO:ana@shop.test?Subject=A%20lamp&BODY=Hi%0D%0AAna',
    { to: 'ana@shop.test', subject: 'A lamp', body: 'Hi\r\nAna' },
  ],
  ['mailto:a+b@shop.test?subject=1+1=2', { to: 'a+b@shop.test', subject: '1+1=2', body: '' }],
  ['mailto:%C8%98erban@shop.test?subject=50%', { to: 'Șerban@shop.test', subject: '50%', body: '' }],
])('reads %s', (link, command) => {
  expect(commandOfLink(link)).toEqual({ type: 'compose', ...command })
})

it('takes no file and no other header from a link', () => {
  expect(commandOfLink('mailto:a@shop.test?attach=/etc/passwd&bcc=spy@evil.test&from=me@evil.test')).toEqual({
    type: 'compose',
    to: 'a@shop.test',
    subject: '',
    body: '',
  })
})

it.each(['https://shop.test', 'nonsense', '', `mailto:${'a'.repeat(20_000)}@shop.test`])(
  'is no mail link: %.40s',
  (link) => {
    expect(commandOfLink(link)).toBeNull()
  },
)

it.each(['throughline://message/4503599627370495', 'THROUGHLINE://message/4503599627370495/'])('opens %s', (link) => {
  expect(commandOfLink(link)).toEqual({ type: 'open-message', message: 4503599627370495 })
})

it.each([
  'throughline://message/',
  'throughline://message/-1',
  'throughline://message/1/../2',
  'throughline://message/99999999999999999',
  'throughline://contact/7',
  'throughline:message/1',
])('leads nowhere: %s', (link) => {
  expect(commandOfLink(link)).toBeNull()
})

it('bears anything', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      commandOfLink(`mailto:${text}`)
      commandOfLink(`throughline://${text}`)
    }),
  )
})

it('finds the link among the arguments of a start', () => {
  expect(commandOfArguments(['/program', '--data', '/x', 'mailto:a@shop.test'])).toMatchObject({ to: 'a@shop.test' })
  expect(commandOfArguments(['/program', 'throughline://message/7'])).toEqual({ type: 'open-message', message: 7 })
  expect(commandOfArguments(['/program'])).toBeNull()
})

it('finds the folder among the arguments of a start', () => {
  expect(dataArgument(['/program', '--data', '/desk', 'mailto:a@shop.test'])).toBe('/desk')
  expect(dataArgument(['/program', '--data=/desk'])).toBe('/desk')
  expect([dataArgument(['/program', '--data']), dataArgument(['--data=']), dataArgument([])]).toEqual([
    null,
    null,
    null,
  ])
})
