import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Colour, contrast, cssOf, over, parseColour } from '../../../src-renderer/features/timeline/mail/colour.ts'
import { type DarkPaper, darkGround, darkText } from '../../../src-renderer/features/timeline/mail/dark-colours.ts'

const rgb = (red: number, green: number, blue: number) => parseColour(`rgb(${red}, ${green}, ${blue})`) as Colour
const [white, black] = [rgb(255, 255, 255), rgb(0, 0, 0)]
const paper: DarkPaper = { ground: rgb(31, 33, 41), text: rgb(236, 237, 242) }
const anyColour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => rgb(...parts))

describe('a colour', () => {
  it('is read as the browser writes it', () => {
    expect(white).toMatchObject({ alpha: 1 })
    expect(white.lightness).toBeCloseTo(1, 3)
    expect(rgb(255, 0, 0)).toMatchObject({ lightness: expect.closeTo(0.628, 3), chroma: expect.closeTo(0.2577, 3) })
    expect(parseColour('rgba(0, 0, 0, 0.5)')?.alpha).toBe(0.5)
    expect(parseColour('color(display-p3 1 0 0)')).toBeNull()
    expect(cssOf({ lightness: 0.5, chroma: 0.1, hue: 20, alpha: 1 })).toBe('oklch(0.5000 0.1000 20.00)')
  })

  it('contrasts as WCAG counts it', () => {
    expect(contrast(black, white)).toBeCloseTo(21, 1)
    expect(contrast(rgb(118, 118, 118), white)).toBeCloseTo(4.54, 1)
  })

  it('that lets light through looks like a mix', () => {
    expect(over({ ...black, alpha: 0.5 }, white).lightness).toBeCloseTo(0.5, 5)
    expect(over({ ...black, alpha: 0 }, white).lightness).toBeCloseTo(1, 5)
  })
})

describe('a mail in a dark window', () => {
  it('has white paper as dark as the window, and light greys near it in their order', () => {
    expect(darkGround(white, paper).lightness).toBeCloseTo(paper.ground.lightness, 2)
    const greys = [255, 245, 230, 200].map((grey) => darkGround(rgb(grey, grey, grey), paper).lightness)
    expect(greys).toEqual(greys.toSorted((a, b) => a - b))
    expect(greys.at(-1)).toBeLessThan(0.4)
  })

  it.each([
    ['a dark head', rgb(29, 53, 87)],
    ['a red button', rgb(230, 57, 70)],
    ['a yellow button', rgb(255, 209, 102)],
  ])('keeps %s as it is, with the writing on it', (_, ground) => {
    expect(darkGround(ground, paper)).toBe(ground)
    const writing = contrast(white, ground) > contrast(black, ground) ? white : black
    expect(darkText(writing, ground, ground, paper)).toBe(writing)
  })

  it('keeps what is invisible by intent invisible', () => {
    const after = darkGround(white, paper)
    expect(contrast(darkText(rgb(254, 254, 254), white, after, paper), after)).toBeLessThan(1.1)
  })

  it('can be read wherever it could be read on white paper', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (text, ground) => {
        const intended = contrast(text, ground)
        fc.pre(intended >= 1.3)
        const after = darkGround(ground, paper)
        expect(contrast(darkText(text, ground, after, paper), after)).toBeGreaterThan(
          Math.min(4.4, Math.max(2.9, intended - 0.1)),
        )
      }),
    )
  })

  it('has no ground that shines, but for colours that are meant to', () => {
    fc.assert(
      fc.property(anyColour, (ground) => {
        const after = darkGround(ground, paper)
        expect(after.lightness < 0.5 || after.chroma > 0.09).toBe(true)
      }),
    )
  })
})
