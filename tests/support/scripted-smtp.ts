import { once } from 'node:events'
import net from 'node:net'

/**
 * What a scripted server answers to one command (`MAIL FROM:<…>`, `.` for a whole message, `CONNECT` for a new line), its
 * lines joined by a line break. Null hangs up; undefined is the usual answer.
 */
export type SmtpScript = (command: string) => string | null | undefined

export interface ScriptedSmtp {
  readonly port: number
  /** Every command of every client, in order. */
  readonly commands: readonly string[]
  /** What came between DATA and the final dot, as it was on the wire. */
  readonly messages: readonly string[]
  close(): Promise<void>
}

/** An SMTP server that only speaks lines, for what a real one cannot be made to say. */
export async function startScriptedSmtp(script: SmtpScript = () => undefined): Promise<ScriptedSmtp> {
  const sockets = new Set<net.Socket>()
  const commands: string[] = []
  const messages: string[] = []
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    const greeting = script('CONNECT')
    if (greeting === null) return void socket.destroy()
    socket.write(`${greeting ?? '220 ready'}\r\n`)
    let rest = ''
    let data: string[] | null = null
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (data !== null && line !== '.') {
          data.push(line)
          continue
        }
        if (data !== null) messages.push(data.join('\r\n'))
        data = null
        commands.push(line)
        const said = script(line)
        if (said === null) return void socket.destroy()
        const answer = said ?? usually(line)
        if (line === 'DATA' && answer.startsWith('354')) data = []
        socket.write(`${answer.replaceAll('\n', '\r\n')}\r\n`)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as net.AddressInfo).port,
    commands,
    messages,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function usually(command: string): string {
  if (command.startsWith('EHLO')) return '250-scripted\n250-SIZE 1000000\n250 AUTH PLAIN LOGIN'
  if (command.startsWith('AUTH')) return '235 2.7.0 welcome'
  if (command === 'DATA') return '354 go on'
  if (command === 'QUIT') return '221 bye'
  return '250 2.0.0 ok'
}
