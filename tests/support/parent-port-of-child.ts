import { EventEmitter } from 'node:events'

// Loaded before `engine-process.ts` in a plain child process: gives it the parent port that Electron's utility process
// has. Message ports cannot cross to a plain child, so their frames travel as messages with the port's number.

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => void process.send?.({ message }),
})
const ports = new Map<number, ReturnType<typeof openPort>>()

// Nothing is taken in before the engine listens, as in Electron.
parentPort.once('newListener', () => process.on('message', receive))
Object.assign(process, { parentPort })

function receive(sent: { message?: unknown; ports?: readonly number[]; port?: number; frame?: unknown }): void {
  if (sent.port !== undefined) ports.get(sent.port)?.arrived(sent.frame)
  else parentPort.emit('message', { data: sent.message, ports: (sent.ports ?? []).map(openPort) })
}

function openPort(number: number) {
  const waiting: unknown[] = []
  let started = false
  const port = Object.assign(new EventEmitter(), {
    postMessage: (frame: unknown) => void process.send?.({ port: number, frame }),
    close: () => {},
    start() {
      started = true
      for (const frame of waiting.splice(0)) port.emit('message', { data: frame })
    },
    arrived(frame: unknown) {
      if (started) port.emit('message', { data: frame })
      else waiting.push(frame)
    },
  })
  ports.set(number, port)
  return port
}
