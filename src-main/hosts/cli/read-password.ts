import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { usageError } from './verb.ts'

/** The first line of standard input; on a terminal it is asked for and not shown. Throws a usage error when it is empty. */
export async function readPassword(prompt: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = process.stdin.isTTY === true
  if (terminal) process.stderr.write(prompt)
  const lines = createInterface({ input: process.stdin, output: silent, terminal })
  // Ctrl-C at the prompt would otherwise only end the line.
  lines.on('SIGINT', () => process.exit(130))
  try {
    for await (const line of lines) {
      if (line !== '') return line
      break
    }
  } finally {
    lines.close()
    if (terminal) process.stderr.write('\n')
  }
  throw usageError('Give the password on standard input, as its first line')
}
