import { once } from 'node:events'
import net from 'node:net'

/** What a scripted server says to one command, without the tag: `['* BYE …', 'NO …']`. Null hangs up. */
export type ImapScript = (command: string) => readonly string[] | null

/** An IMAP server that only speaks lines, for what a real one cannot be made to say. */
export async function startScriptedImap(
  script: ImapScript,
  greeting = '* OK ready',
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.write(`${greeting}\r\n`)
    let rest = ''
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) answer(socket, line)
    })
  })
  const answer = (socket: net.Socket, line: string) => {
    const tag = line.slice(0, line.indexOf(' '))
    const said = script(line.slice(tag.length + 1))
    if (said === null) {
      socket.end()
      return
    }
    for (const each of said) socket.write(each.startsWith('*') ? `${each}\r\n` : `${tag} ${each}\r\n`)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as net.AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
