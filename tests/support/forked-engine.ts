import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'

/** One end of a channel of messages between the host and the engine. */
class LinkedPort extends EventEmitter {
  other: LinkedPort | null = null
  postMessage(frame: unknown): void {
    this.other?.emit('message', { data: frame })
  }
  start(): void {}
  close(): void {}
}

type FromChild = { readonly message: unknown } | { readonly port: number; readonly frame: unknown }

/** Electron's utility process with a process of Node's in its place: it is another process, and it can be killed. */
class ForkedProcess extends EventEmitter {
  readonly child: ChildProcess
  private readonly ports: LinkedPort[] = []

  constructor(modulePath: string, args: readonly string[]) {
    super()
    const shim = fileURLToPath(new URL('parent-port-of-child.ts', import.meta.url))
    this.child = fork(modulePath, [...args], { execArgv: ['--import', shim], stdio: 'inherit' })
    this.child.on('exit', (code) => this.emit('exit', code))
    this.child.on('message', (sent: FromChild) => {
      if ('port' in sent) this.ports[sent.port]?.postMessage(sent.frame)
      else this.emit('message', sent.message)
    })
  }

  postMessage(message: unknown, ports: readonly LinkedPort[] = []): void {
    const numbers = ports.map((port) => {
      const number = this.ports.push(port) - 1
      port.on('message', ({ data }) => this.child.connected && this.child.send({ port: number, frame: data }))
      return number
    })
    if (this.child.connected) this.child.send({ message, ports: numbers })
  }

  kill(): boolean {
    return this.child.kill()
  }
}

/** What the supervisor wants of Electron, with real processes. */
export function electronWithForks() {
  const processes: ForkedProcess[] = []
  class MessageChannelMain {
    readonly port1 = new LinkedPort()
    readonly port2 = new LinkedPort()
    constructor() {
      this.port1.other = this.port2
      this.port2.other = this.port1
    }
  }
  return {
    processes,
    module: {
      MessageChannelMain,
      utilityProcess: {
        fork(modulePath: string, args: readonly string[]) {
          const forked = new ForkedProcess(modulePath, args)
          processes.push(forked)
          return forked
        },
      },
    },
  }
}

/** A window's page, which takes every pipe it is handed and asks over the newest. */
export class AskingPage extends EventEmitter {
  readonly pipes: LinkedPort[] = []
  isDestroyed(): boolean {
    return false
  }
  postMessage(_channel: string, _message: unknown, ports: readonly LinkedPort[]): void {
    this.pipes.push(...ports)
  }
  ask(call: string, input: unknown): Promise<unknown> {
    const pipe = this.pipes.at(-1)
    const answer = new Promise((resolve) => {
      pipe?.on('message', ({ data }) => {
        if (data.id === 1) resolve(data.ok ?? data.error)
      })
    })
    pipe?.postMessage({ id: 1, call, input })
    return answer
  }
}
