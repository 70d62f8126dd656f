/** A colour as eyes see it: OKLCH. Lightness and alpha 0 to 1, chroma from 0 (grey) to about 0.37, hue in degrees. */
export interface Colour {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
  readonly alpha: number
}

/** Reads what `getComputedStyle` says of a colour; null where it is in another space than sRGB, which no mail uses. */
export function parseColour(computed: string): Colour | null {
  const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(computed)
  if (!found) return null
  const [, red, green, blue, alpha = '1'] = found
  return fromRgb(Number(red), Number(green), Number(blue), Number(alpha))
}

/** As CSS. */
export function cssOf({ lightness, chroma, hue, alpha }: Colour): string {
  return `oklch(${lightness.toFixed(4)} ${chroma.toFixed(4)} ${hue.toFixed(2)}${alpha < 1 ? ` / ${alpha}` : ''})`
}

/** WCAG contrast of two opaque colours, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [bright, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (bright + 0.05) / (dark + 0.05)
}

/** What a translucent colour looks like before another; mixed as light is perceived, which is near enough. */
export function over(front: Colour, back: Colour): Colour {
  const { alpha } = front
  if (alpha >= 1) return front
  const mix = (a: number, b: number) => a * alpha + b * (1 - alpha)
  const [frontA, frontB] = axes(front)
  const [backA, backB] = axes(back)
  return fromAxes(mix(front.lightness, back.lightness), mix(frontA, backA), mix(frontB, backB), 1)
}

// The matrices of Björn Ottosson's Oklab (https://bottosson.github.io/posts/oklab/).
function fromRgb(red: number, green: number, blue: number, alpha: number): Colour {
  const [r, g, b] = [red, green, blue].map((value) => toLinear(value / 255)) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return fromAxes(
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    alpha,
  )
}

function luminance(colour: Colour): number {
  const [a, b] = axes(colour)
  const l = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (colour.lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const inGamut = (value: number) => Math.min(1, Math.max(0, value))
  const red = inGamut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = inGamut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = inGamut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function axes({ chroma, hue }: Colour): readonly [number, number] {
  const angle = (hue * Math.PI) / 180
  return [chroma * Math.cos(angle), chroma * Math.sin(angle)]
}

function fromAxes(lightness: number, a: number, b: number, alpha: number): Colour {
  return { lightness, chroma: Math.hypot(a, b), hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360, alpha }
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
