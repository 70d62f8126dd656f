import { readFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const windowState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof windowState>

export interface Placement {
  readonly width: number
  readonly height: number
  /** Left out, the system centres the window. */
  readonly x?: number
  readonly y?: number
  readonly maximized: boolean
}

export const minimumSize = { width: 760, height: 480 } as const
const firstSize = { width: 1280, height: 820 } as const
/** So much of a window must be on a screen for a hand to reach it. */
const reachable = { width: 120, height: 60 } as const

/** Null for a first start, and for a file that cannot be read: a window's place is worth no error. */
export function readWindowState(path: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/**
 * Where the window opens: where it was, if that place is still on a screen. `workAreas` are those of the screens that
 * are there now, the main one first.
 */
export function placeWindow(saved: WindowState | null, workAreas: readonly Rectangle[]): Placement {
  const main = workAreas[0]
  const screen = saved === null ? undefined : workAreas.find((area) => isReachable(saved, area))
  const room = screen ?? main
  const width = within(saved?.width ?? firstSize.width, minimumSize.width, room?.width)
  const height = within(saved?.height ?? firstSize.height, minimumSize.height, room?.height)
  const maximized = saved?.maximized ?? false
  return saved === null || screen === undefined
    ? { width, height, maximized }
    : { x: saved.x, y: saved.y, width, height, maximized }
}

function within(wanted: number, least: number, room: number | undefined): number {
  return Math.max(least, Math.min(wanted, room ?? wanted))
}

function isReachable(window: Rectangle, area: Rectangle): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const height = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y)
  // The title bar is what one drags: its height must not be above the screen.
  return width >= reachable.width && height >= reachable.height && window.y >= area.y - 8
}
