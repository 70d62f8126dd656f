import { once } from 'node:events'
import net from 'node:net'

/** What Gmail says about one message besides what IMAP knows. */
export interface GmailFacts {
  readonly labels: readonly string[]
  readonly thread: string
}

export interface GmailFace {
  readonly port: number
  /** Changes of labels, as they were asked for: `1,3 -X-GM-LABELS (\\Inbox)`. */
  readonly labelled: readonly string[]
  close(): Promise<void>
}

/**
 * Puts Gmail's face before another server: offers X-GM-EXT-1, answers X-GM-LABELS and X-GM-THRID and takes changes of
 * labels, which the server behind never hears of.
 */
export async function startGmailFace(targetPort: number, factsOf: (uid: number) => GmailFacts): Promise<GmailFace> {
  const sockets = new Set<net.Socket>()
  const labelled: string[] = []
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
    client.on('data', (chunk) => {
      const said = chunk.toString('latin1')
      const store = /^(\S+) UID STORE (\S+ [+-]X-GM-LABELS .*)\r\n$/.exec(said)
      if (!store) return upstream.write(said.replaceAll(/ X-GM-\w+/g, ''), 'latin1')
      labelled.push(store[2] ?? '')
      client.write(`${store[1]} OK labelled\r\n`)
    })
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
    labelled,
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
