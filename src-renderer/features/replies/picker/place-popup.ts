import type { CSSProperties } from 'react'
import type { SlashWord } from '../../../components/rich-text/rich-text-handle.ts'

const width = 680
const height = 348
const gap = 6
const margin = 16

/** Where the picker stands: above the line with the slash, for answers are written at the foot; below it where there is more room. */
export function placePopup(
  { left, top, bottom }: Pick<SlashWord, 'left' | 'top' | 'bottom'>,
  view: { readonly width: number; readonly height: number },
): CSSProperties {
  const [above, below] = [top - margin - gap, view.height - bottom - margin - gap]
  const isAbove = above >= Math.min(height, below)
  const wide = Math.min(width, view.width - 2 * margin)
  return {
    width: wide,
    height: Math.min(height, isAbove ? above : below),
    left: Math.max(margin, Math.min(left - margin, view.width - wide - margin)),
    ...(isAbove ? { bottom: view.height - top + gap } : { top: bottom + gap }),
  }
}
