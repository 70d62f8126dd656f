import { once } from 'node:events'
import net from 'node:net'

/** What Gmail says about one message besides what IMAP knows. */
export interface GmailFacts {
  readonly labels: readonly string[]
  readonly thread: string
}

/**
 * Puts Gmail's face before another server: offers X-GM-EXT-1 and answers X-GM-LABELS and X-GM-THRID, which the server
 * behind never hears of.
 */
export async function startGmailFace(
  targetPort: number,
  factsOf: (uid: number) => GmailFacts,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((client) => {
    const upstream = net.connect(targetPort, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (chunk) => upstream.write(chunk.toString('latin1').replaceAll(/ X-GM-\w+/g, ''), 'latin1'))
    let rest = ''
    upstream.on('data', (chunk) => {
      const text = rest + chunk.toString('latin1')
      // Every answer ends with a line break: an unfinished line has its end still on the way.
      const end = text.lastIndexOf('\n') + 1
      rest = text.slice(end)
      client.write(withGmail(text.slice(0, end), factsOf), 'latin1')
    })
  })
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

function withGmail(answers: string, factsOf: (uid: number) => GmailFacts): string {
  return answers
    .replaceAll(/CAPABILITY IMAP4rev1/g, 'CAPABILITY IMAP4rev1 X-GM-EXT-1')
    .replaceAll(/^(\* \d+ FETCH \(UID (\d+))/gm, (whole, _, uid) => {
      const { labels, thread } = factsOf(Number(uid))
      return `${whole} X-GM-LABELS (${labels.map((label) => JSON.stringify(label)).join(' ')}) X-GM-THRID ${thread}`
    })
}
