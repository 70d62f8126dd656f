import { onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/calls.ts'
import { DeskError, type DeskErrorShape } from '../../src-main/contract/errors.ts'
import type { DeskEvent } from '../../src-main/contract/events.ts'
import { startProgram } from '../support/run-program.ts'

/** `npm start -- --browser --no-open`, run to where it printed its address. */
export async function runningDesk(dataPath: string, port = 0, ...more: readonly string[]) {
  const words = ['--browser', '--no-open', '--port', String(port), '--data', dataPath, ...more]
  const program = startProgram('src-main/hosts/start.ts', words)
  onTestFinished(() => void program.child.kill('SIGKILL'))
  const address = await vi.waitFor(
    () => {
      if (program.child.exitCode !== null) throw new Error(`The desk ended: ${program.stderr()}`)
      if (!program.stdout().endsWith('\n')) throw new Error('no address yet')
      return program.stdout().trim()
    },
    { timeout: 30_000, interval: 25 },
  )
  return { ...program, address, origin: new URL(address).origin }
}

/** A window's side of a running desk, as a page would have it. */
export async function windowOf(address: string) {
  const { origin, host } = new URL(address)
  const opened = await fetch(address, { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const socket = new WebSocket(`ws://${host}/engine`, { headers: { cookie, origin } })
  const waiting = new Map<number, { resolve: (ok: never) => void; reject: (error: Error) => void }>()
  const events: DeskEvent[] = []
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  socket.on('message', (data) => {
    const frame = JSON.parse(data.toString()) as { id?: number; ok?: never; error?: DeskErrorShape; event?: DeskEvent }
    if (frame.event !== undefined) events.push(frame.event)
    const one = waiting.get(frame.id ?? -1)
    if (frame.error !== undefined) one?.reject(DeskError.fromShape(frame.error))
    else one?.resolve(frame.ok as never)
  })
  let nextId = 1
  return {
    events,
    cookie,
    call: <Name extends CallName>(call: Name, input: CallInput<Name>): Promise<CallOutput<Name>> =>
      new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve, reject })
        socket.send(JSON.stringify({ id, call, input }))
      }),
    async upload(name: string, body: string): Promise<string> {
      const response = await fetch(`${origin}/upload?${new URLSearchParams({ name })}`, {
        method: 'POST',
        headers: { cookie, origin },
        body,
      })
      return ((await response.json()) as { path: string }).path
    },
  }
}
