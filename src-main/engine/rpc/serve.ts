import type { CallInput, CallName } from '../../contract/calls.ts'
import { DeskError } from '../../contract/errors.ts'
import type { DeskEvent } from '../../contract/events.ts'
import { type Port, type RequestFrame, type ResponseFrame, requestFrame } from '../../contract/frames.ts'
import type { Log } from '../engine-deps.ts'
import { answerCall, isCallName } from './answer-call.ts'
import type { Handlers } from './handlers.ts'

type Subscribe = (listener: (event: DeskEvent) => void) => () => void

/**
 * Answers a window's questions and pushes it every event until its port closes. Nothing a window sends makes this throw:
 * a frame that is no request is dropped, everything else is answered once. Answers that come after the close are dropped.
 */
export function servePort(port: Port, handlers: Handlers, subscribe: Subscribe, log?: Log): void {
  let open = true
  const post = (frame: ResponseFrame): void => {
    if (open) port.post(frame)
  }
  const unsubscribe = subscribe((event) => post({ event }))
  port.onClose(() => {
    open = false
    unsubscribe()
  })
  port.onFrame((frame) => {
    const request = requestFrame.safeParse(frame)
    if (!request.success) {
      log?.('warn', 'A window sent a frame that is no request')
      return
    }
    void answer(request.data, handlers, log).then(post)
  })
}

async function answer({ id, call, input }: RequestFrame, handlers: Handlers, log?: Log): Promise<ResponseFrame> {
  try {
    if (!isCallName(call)) {
      throw new DeskError('invalid', 'unknown-call', `The desk knows no call named "${call.slice(0, 80)}"`)
    }
    // The input is only claimed to fit; `answerCall` proves it.
    const output = await answerCall(handlers, call, input as CallInput<CallName>)
    return { id, ok: output ?? null }
  } catch (thrown) {
    const error = DeskError.from(thrown)
    if (error.kind === 'bug') log?.('error', `${call} failed: ${stackOf(thrown)}`)
    return { id, error: error.toShape() }
  }
}

function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}
