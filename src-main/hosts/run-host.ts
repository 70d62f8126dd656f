import { DeskError } from '../contract/errors.ts'
import { type HostFlags, hostHelp, readHostFlags } from './host-flags.ts'

/** Runs a host by its command line. What goes wrong is one sentence on standard error and an exit code: 1, or 2 for usage. */
export async function runHost(run: (flags: HostFlags) => Promise<void>): Promise<void> {
  try {
    const flags = readHostFlags(process.argv.slice(2))
    if (flags.help) process.stdout.write(hostHelp)
    else await run(flags)
  } catch (thrown) {
    const error = DeskError.from(thrown)
    process.stderr.write(`${error.message.replace(/\.$/, '')}\n`)
    process.exit(error.code === 'usage' ? 2 : 1)
  }
}
