import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsOf, withoutFolds } from '../../../src-main/engine/reading/folds.ts'

const visible = (text: string) => withoutFolds(text, foldsOf(text))
const folded = (text: string) => foldsOf(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('folds', () => {
  it('are whole lines, ascending, with their kind', () => {
    const text = 'Yes.\n\n-- \nAna\n\nOn 3 March 2025 at 14:05, Desk <d@shop.test> wrote:\n> Blue?\n> Or red?\n'
    expect(folded(text)).toEqual([
      ['signature', '-- \nAna'],
      ['quote', 'On 3 March 2025 at 14:05, Desk <d@shop.test> wrote:\n> Blue?\n> Or red?'],
    ])
  })

  it('keep an answer below the quote, and one between quotes', () => {
    const quote = '> one\n> two\n> three\n> four\n> five\n'
    expect(visible(`${quote}\nfirst answer\n\n${quote}\nsecond answer\n`).split('\n').filter(Boolean)).toEqual([
      'first answer',
      'second answer',
    ])
  })

  it('leave open the short questions of a mail that answers them one by one', () => {
    const text = 'Desk wrote:\n> Which size?\n42\n> Which colour?\nBlue\n'
    expect(visible(text)).toBe(text)
  })

  it('leave open the point that an answer is about, not what stands before it', () => {
    const before = 'Desk wrote:\n> one\n> two\n> three\n>\n'
    const text = `${before}> Which size?\n42\n\n> Which colour?\nBlue\n`
    expect(folded(text)).toEqual([['quote', before.trimEnd()]])
  })

  it.each([
    ['a quote alone', '> one\n> two\n> three\n'],
    ['a quote with a signature', '-- \nAna\n\nOn 3 March 2025, Desk wrote:\n> Blue?\n'],
    ['a header and what follows', 'From: a@b.test\nSent: 3 March 2025\nTo: c@d.test\nSubject: x\n\nwords\n'],
    ['a signature alone', 'Sent from my iPhone'],
    ['marks alone', `${'>\n'.repeat(10)}`],
    ['nothing', ''],
  ])('are none where nothing else would be left: %s', (_what, text) => {
    expect(foldsOf(text)).toEqual([])
  })

  it.each([
    'I need\n> 50 kg of it.',
    'Name: Ana\nFrom: Berlin\nTo: Hamburg\nSubject: Order',
    'Dear all,\nOn 3 March the driver wrote:\nnot at home\nbut we were.',
    'The shop said:\nwait.',
    'Please send it\n-- to the new address\nand call me.',
    'Best regards\nAna',
    'Thanks,\nAna\nP.S. Please call me tomorrow on +40 722 123 456, I am at home all day.',
    'Sent from the warehouse on Monday, it is still not here.',
    'I wrote: no.\nFrom: the start it was broken.\nDate: unknown.',
    'Hello\n\n----------\n\nTwo parts of one mail.',
    '1. On: nothing\n2. Off: nothing',
  ])('are none in %j', (text) => {
    expect(foldsOf(text)).toEqual([])
  })

  it('end a quote that is not marked with the text', () => {
    const text = `Yes.\n\n-----Original Message-----\nFrom: Desk\nSent: Monday, March 3, 2025\nTo: Ana\n\n${'old words\n'.repeat(50_000)}`
    expect(visible(text).trim()).toBe('Yes.')
    expect(foldsOf(text).at(-1)?.end).toBe(text.length)
  })

  it('take a telephone and an address below the name, not the name', () => {
    expect(visible('Bitte stornieren.\n\nViele Grüße\nJonas Weber\n\nWeber GmbH\nTel.: 030 901820')).toBe(
      'Bitte stornieren.\n\nViele Grüße\nJonas Weber\n\n',
    )
  })

  it('show a mail that is passed on, and hide what was quoted in it', () => {
    const forwarded =
      'See below.\n\n-------- Weitergeleitete Nachricht --------\nVon: a@b.test\nDatum: 3.3.2025\nAn: c@d.test\n\n'
    expect(visible(`${forwarded}The news.\n\nOn 3 March 2025, Desk wrote:\n> old\n`)).toBe(
      `${forwarded}The news.\n\n\n`,
    )
  })

  it('are ascending whole lines that leave something to read, whatever the text', () => {
    const line = fc.constantFrom(
      'Hello',
      '',
      '> quoted',
      '>> deeper',
      '-- ',
      'Best regards',
      'Ana',
      'Tel. +40 722 123 456',
      'On 3 March 2025 at 14:05, Ana <a@b.test> wrote:',
      '-----Original Message-----',
      'From: Ana',
      'Sent: 3 March 2025',
      'Subject: x',
      '---------- Forwarded message ---------',
      'Sent from my iPhone',
      '__________',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n')
        const folds = foldsOf(text)
        let last = -1
        for (const { start, end } of folds) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          expect(start === 0 || text[start - 1] === '\n').toBe(true)
          expect(end === text.length || text[end] === '\n').toBe(true)
          last = end
        }
        if (folds.length > 0) expect(visible(text)).toMatch(/\p{L}/u)
      }),
      { numRuns: 500, seed: 1 },
    )
  })

  it.each([
    ['quote marks', '>\n'],
    ['deep quotes', `${'>'.repeat(300)}\n`],
    ['lines that nearly introduce a quote', 'On Monday, 3 March 2025 at 14:05, Ana <ana@mail.test> wrot:\n'],
    ['labels', 'From: a@b.test\nTo:\n'],
    ['rules', '----------\n'],
    ['signature marks', '-- \n'],
    ['closings', 'Best regards\nAna\n'],
  ])('of 100,000 %s are found, and new words with them', (_what, line) => {
    const text = `New words.\n${line.repeat(100_000)}`
    expect(visible(text)).toContain('New words.')
  })
})
