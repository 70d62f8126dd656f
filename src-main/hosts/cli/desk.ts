import { DeskError } from '../../contract/errors.ts'
import { type Command, helpText, readCommand } from './command-line.ts'
import { requireDesk } from './existing-desk.ts'
import { createOutput, type Output } from './output.ts'

// The command line: `npm run --silent desk -- VERB …`. Exit codes: 0 done, 1 failed, 2 not understood, 130 interrupted.

const output = createOutput(process.stdout, process.stderr)
const code = await run().catch(failed)
// What was written may still be on its way where pipes are asynchronous (Windows).
process.stdout.write('', () => process.exit(code))

async function run(): Promise<number> {
  const command = readCommand(process.argv.slice(2))
  // Loaded when needed: `help` starts no database.
  switch (command.type) {
    case 'help':
      await output.line(helpText())
      return 0
    case 'doctor': {
      const { doctor } = await import('./doctor.ts')
      return await doctor(command.dataPath, output, command.json)
    }
    case 'verb':
      return await runVerb(command, output)
  }
}

async function runVerb(command: Extract<Command, { type: 'verb' }>, output: Output): Promise<number> {
  const { verb, dataPath, json, words, options } = command
  if (verb.access !== 'begin') await requireDesk(dataPath)
  const { openDesk } = await import('../node/open-desk.ts')
  const desk = await openDesk({
    dataPath,
    program: 'the command line',
    logName: 'cli',
    exclusive: verb.access !== 'read',
    followAccounts: false,
  })
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(130))
  })
  try {
    return await Promise.race([verb.run({ engine: desk.engine, output, json, words, options }), interrupted])
  } finally {
    await desk.close()
  }
}

function failed(thrown: unknown): number {
  // The reader (`head`, a pager that was left) has had enough.
  if ((thrown as NodeJS.ErrnoException).code === 'EPIPE') return 0
  const error = DeskError.from(thrown)
  const hint = error.kind === 'store' ? '. "doctor" examines the desk' : ''
  output.note(`${error.message.replace(/\.$/, '')}${hint}`)
  return error.code === 'usage' ? 2 : 1
}
