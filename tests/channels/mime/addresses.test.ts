import { describe, expect, it } from 'vitest'
import { parseAddresses } from '../../../src-main/channels/mime/addresses.ts'

const written = (header: string) =>
  parseAddresses(header).map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))

describe('addresses', () => {
  it.each([
    ['ana@shop.test', ['ana@shop.test']],
    ['<ana@shop.test>', ['ana@shop.test']],
    ['Ana Pop <Ana.Pop@Shop.Test>', ['Ana Pop <ana.pop@shop.test>']],
    ['"Pop, Ana" <ana@shop.test>', ['Pop, Ana <ana@shop.test>']],
    ['Pop, Ana <ana@shop.test>', ['Pop, Ana <ana@shop.test>']],
    ['"Ana \\"Nana\\" Pop" <ana@shop.test>', ['Ana "Nana" Pop <ana@shop.test>']],
    ["'Ana Pop' <ana@shop.test>", ['Ana Pop <ana@shop.test>']],
    ['ana@shop.test (Ana Pop)', ['Ana Pop <ana@shop.test>']],
    ['Ana (sales (north)) <ana@shop.test>', ['Ana <ana@shop.test>']],
    ['"ana@shop.test" <ana@shop.test>', ['ana@shop.test']],
    ['Ana ana@shop.test', ['Ana <ana@shop.test>']],
    ['ana@shop.test bob@shop.test', ['ana@shop.test', 'bob@shop.test']],
    ['ana@shop.test, Bob <bob@shop.test>; carl@shop.test', ['ana@shop.test', 'Bob <bob@shop.test>', 'carl@shop.test']],
    [
      'Friends: ana@shop.test, Bob <bob@shop.test>;, carl@shop.test',
      ['ana@shop.test', 'Bob <bob@shop.test>', 'carl@shop.test'],
    ],
    ['Undisclosed recipients:;', []],
    ['=?utf-8?B?xaB0ZWZhbg==?= <stefan@shop.test>', ['Štefan <stefan@shop.test>']],
    ['"=?utf-8?B?xaB0ZWZhbg==?=" <stefan@shop.test>', ['Štefan <stefan@shop.test>']],
    ['=?iso-8859-1?Q?Pop,_Andr=E9?= <andre@shop.test>', ['Pop, André <andre@shop.test>']],
    ['=?utf-8?Q?Ana_=3Cana=40shop.test=3E?=', ['Ana <ana@shop.test>']],
    ['J\xc3\xb6hn <j\xc3\xb6hn@m\xc3\xa4chine.test>', ['Jöhn <jöhn@mächine.test>']],
    ['<@relay.test,@hub.test:ana@shop.test>', ['ana@shop.test']],
    ['ana@shop@mail.test', ['ana@shop@mail.test']],
    ['Ana <mailto:ana@shop.test>', ['Ana <ana@shop.test>']],
    ['"Ana <ana@shop.test>', ['Ana <ana@shop.test>']],
    ['Ana (unclosed <ana@shop.test>', ['Ana (unclosed <ana@shop.test>']],
    ['Ana <ana@shop.test', ['Ana <ana@shop.test>']],
    ['Ana <<ana@shop.test>>', ['Ana <ana@shop.test>']],
    ['"odd address"@shop.test', ['"odd address"@shop.test']],
    [', ,ana@shop.test,,', ['ana@shop.test']],
    ['Ana <ana@[192.0.2.1]>', ['Ana <ana@[192.0.2.1]>']],
    ['Ana <ana @ shop.test>', ['Ana <ana@shop.test>']],
    ['jdoe@test   . example', ['jdoe@test.example']],
    ['<Undisclosed-Recipient:@mailman.test;>', []],
  ])('reads %s', (header, expected) => {
    expect(written(header)).toEqual(expected)
  })

  it('keeps the name of somebody whose address cannot be read', () => {
    expect(parseAddresses('Biz Phone Systems')).toEqual([{ name: 'Biz Phone Systems', address: '' }])
  })
})
