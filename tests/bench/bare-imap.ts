import net from 'node:net'

/** The wire's own limit: an IMAP client that keeps nothing and understands almost nothing. */
export interface BareImap {
  /** Sends a command; resolves when its answer ends. Throws on anything but OK. */
  command(text: string): Promise<void>
  /** Starts IDLE; resolves with the moment (epoch ms) when the server first says EXISTS. */
  idleUntilNews(): Promise<number>
  /** Bytes received since the connection opened. */
  readonly received: number
  close(): void
}

export async function connectBare(port: number, user: string, password = 'secret'): Promise<BareImap> {
  const socket = net.connect({ port, host: '127.0.0.1' })
  const lines = lineReader(socket)
  await lines.until((line) => line.startsWith('* OK'))
  let tags = 0
  const command = async (text: string) => {
    tags += 1
    socket.write(`t${tags} ${text}\r\n`)
    const answer = await lines.until((line) => line.startsWith(`t${tags} `))
    if (!answer.startsWith(`t${tags} OK`)) throw new Error(`${text.split(' ')[0]}: ${answer}`)
  }
  await command(`LOGIN "${user}" "${password}"`)
  await command('SELECT INBOX')
  return {
    command,
    idleUntilNews: async () => {
      socket.write('idle IDLE\r\n')
      await lines.until((line) => line.startsWith('+'))
      await lines.until((line) => / EXISTS$/.test(line))
      const at = Date.now()
      socket.write('DONE\r\n')
      await lines.until((line) => line.startsWith('idle '))
      return at
    },
    get received() {
      return socket.bytesRead
    },
    close: () => socket.destroy(),
  }
}

/** Fetches everything once and drops it. Answers the seconds that took. */
export async function readAll(port: number, user: string): Promise<number> {
  const client = await connectBare(port, user)
  const start = performance.now()
  await client.command('FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE)')
  await client.command('FETCH 1:* BODY.PEEK[]')
  client.close()
  return (performance.now() - start) / 1000
}

/** Lines of the protocol, without the literals between them: what a literal holds could look like an answer. */
function lineReader(socket: net.Socket) {
  let rest = Buffer.alloc(0)
  let literalLeft = 0
  let wanted: {
    test: (line: string) => boolean
    resolve: (line: string) => void
    reject: (why: Error) => void
  } | null = null

  const read = (chunk: Buffer) => {
    if (literalLeft >= chunk.length) {
      literalLeft -= chunk.length
      return
    }
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk.subarray(literalLeft)]) : chunk.subarray(literalLeft)
    literalLeft = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      const line = bytes.toString('latin1', 0, end).trimEnd()
      bytes = bytes.subarray(end + 1)
      const literal = Number(/\{(\d+)\}$/.exec(line)?.[1] ?? 0)
      literalLeft = Math.max(0, literal - bytes.length)
      bytes = bytes.subarray(Math.min(literal, bytes.length))
      if (wanted?.test(line)) {
        const { resolve } = wanted
        wanted = null
        resolve(line)
      }
    }
    rest = Buffer.from(bytes)
  }

  socket.on('data', read)
  socket.on('error', (error) => wanted?.reject(error))
  socket.on('close', () => wanted?.reject(new Error('The server closed the connection')))
  return {
    until: (test: (line: string) => boolean) =>
      new Promise<string>((resolve, reject) => {
        wanted = { test, resolve, reject }
      }),
  }
}
