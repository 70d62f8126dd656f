import { type Colour, contrast } from './colour.ts'

/** The ground and the writing of a dark window. */
export interface DarkPaper {
  readonly ground: Colour
  readonly text: Colour
}

/** Grounds darker than the one, or strong and darker than the other, are a sender's own choice, and stay. */
const lightGround = 0.72
const midGround = 0.45
/** From here on a colour is a brand's and no grey; very strong ones stay however light they are: a yellow button is yellow. */
const strongChroma = 0.09
const veryStrongChroma = 0.12
const readable = 4.5
/** Writing that is all but invisible on its own ground is meant to be: what a preview shows and a page does not. */
const invisible = 1.3

/** The dark counterpart of a ground: white becomes the paper, greys keep their order, and a hint of the hue remains. */
export function darkGround(ground: Colour, { ground: paper }: DarkPaper): Colour {
  if (staysAsItIs(ground)) return ground
  return {
    ...ground,
    lightness: paper.lightness + (1 - ground.lightness) * 0.42,
    chroma: ground.chroma < 0.02 ? paper.chroma : Math.min(0.06, ground.chroma),
    hue: ground.chroma < 0.02 ? paper.hue : ground.hue,
  }
}

function staysAsItIs({ lightness, chroma }: Colour): boolean {
  return lightness < midGround || chroma > veryStrongChroma || (lightness < lightGround && chroma > strongChroma)
}

/** A line between things, as faint before its ground as it was. */
export function darkLine(line: Colour, { ground: paper }: DarkPaper): Colour {
  return { ...line, lightness: paper.lightness + (1 - line.lightness) * 0.5, chroma: Math.min(0.08, line.chroma) }
}

/**
 * The colour of writing whose ground became another. It stays where the ground stayed, turns light where that turned dark,
 * and is always as readable as before, up to what eyes need.
 */
export function darkText(text: Colour, before: Colour, after: Colour, paper: DarkPaper): Colour {
  const intended = contrast(text, before)
  if (intended < invisible) return { ...after, alpha: text.alpha }
  const turned = after === before ? text : turnedLight(text, paper)
  return madeReadable(turned, after, Math.min(readable, Math.max(3, intended)))
}

function turnedLight(text: Colour, { text: ink }: DarkPaper): Colour {
  const grey = text.chroma < 0.03
  return {
    lightness: Math.max(text.lightness, ink.lightness - text.lightness * 0.28),
    chroma: grey ? ink.chroma : Math.min(0.13, text.chroma),
    hue: grey ? ink.hue : text.hue,
    alpha: text.alpha,
  }
}

/** Lighter on dark grounds, darker on light ones, in small steps until it can be read. */
function madeReadable(text: Colour, ground: Colour, wanted: number): Colour {
  const step = ground.lightness < 0.62 ? 0.04 : -0.04
  let found = text
  while (contrast(found, ground) < wanted && found.lightness > 0 && found.lightness < 1) {
    const lightness = Math.min(1, Math.max(0, found.lightness + step))
    found = { ...found, lightness, chroma: found.chroma * 0.9 }
  }
  return found
}
