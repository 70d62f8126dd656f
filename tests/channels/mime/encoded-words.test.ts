import { describe, expect, it } from 'vitest'
import { decodeHeaderText } from '../../../src-main/channels/mime/encoded-words.ts'

describe('encoded words', () => {
  it.each([
    ['plain', 'Your order', 'Your order'],
    ['base64', '=?utf-8?B?R3LDvMOfZQ==?=', 'Grüße'],
    ['quoted-printable', '=?iso-8859-1?q?Gr=FC=DFe_an_dich?=', 'Grüße an dich'],
    ['two words in a row', '=?utf-8?Q?Gr=C3=BC?= =?utf-8?Q?=C3=9Fe?=', 'Grüße'],
    ['words between words', 'Re: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= from =?utf-8?Q?K=C3=B6ln?=', 'Re: Grüße from Köln'],
    ['a letter cut in two (Q)', '=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=', 'Grüße'],
    ['a letter cut in two (B)', '=?utf-8?B?R3LD?= =?utf-8?B?vMOfZQ==?=', 'Grüße'],
    ['a letter cut between B and Q', '=?utf-8?B?R3LD?= =?utf-8?Q?=BC=C3=9Fe?=', 'Grüße'],
    ['base64 cut within a group', '=?utf-8?B?R3LDv?= =?utf-8?B?MOfZQ==?=', 'Grüße'],
    ['different charsets in a row', '=?koi8-r?B?8NLJ18XU?= =?utf-8?Q?_W=C3=B6rld?=', 'Привет Wörld'],
    ['spaces inside', '=?utf-8?Q?Gr=C3=BC=C3=9Fe an dich?=', 'Grüße an dich'],
    ['a question mark inside', '=?utf-8?Q?Gr=C3=BC=C3=9Fe?_ja?=', 'Grüße? ja'],
    ['an unknown charset', '=?x-unknown?Q?Gr=FC=DFe?=', 'Grüße'],
    ['no such charset', '=?NONE?B?VEVTVA=?=', 'TEST'],
    ['a language (RFC 2231)', '=?us-ascii*en-us?Q?Hello?=', 'Hello'],
    ['an empty word', 'a =?utf-8?B??= b', 'a  b'],
    ['a word that never ends', '=?utf-8?Q?Gr=C3=BC', '=?utf-8?Q?Gr=C3=BC'],
    ['a word in the middle of one', 'a=?utf-8?Q?=C3=BC?=b', 'aüb'],
    ['joined Japanese runs', '=?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?= =?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?=', 'テストテスト'],
    ['raw UTF-8', 'Gr\xc3\xbc\xc3\x9fe', 'Grüße'],
    ['raw windows-1252', 'Gr\xfc\xdfe', 'Grüße'],
    ['raw ISO-2022-JP', '\x1b$B$3$s\x1b(B', 'こん'],
    ['a NUL', 'Your\0 order', 'Your order'],
    ['a folded tab', 'Your\t order', 'Your  order'],
  ])('reads %s', (_what, raw, text) => {
    expect(decodeHeaderText(raw).replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '))
  })
})
