import { z } from 'zod'
import type { DeskErrorShape } from './errors.ts'
import type { DeskEvent } from './events.ts'

/** From a window: a question with a number of its own, unique on this port. */
export const requestFrame = z.object({ id: z.number().int(), call: z.string(), input: z.unknown() })
export type RequestFrame = z.infer<typeof requestFrame>

/** To a window: the answer to one question, or an event. */
export type ResponseFrame =
  | { readonly id: number; readonly ok: unknown }
  | { readonly id: number; readonly error: DeskErrorShape }
  | { readonly event: DeskEvent }

/**
 * A pipe between one window and the engine, whatever carries it: an Electron MessagePort, a WebSocket, a pair in memory.
 * Frames are JSON-compatible values. After `close` nothing arrives any more.
 */
export interface Port {
  post(frame: unknown): void
  onFrame(listener: (frame: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}
