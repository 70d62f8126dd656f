import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { defaultDataFolder, resolveFromUser } from '../node/data-folder.ts'
import { type OptionValue, usageError, type Verb } from './verb.ts'
import { verbs } from './verbs.ts'

export type Command =
  | { readonly type: 'help' }
  | { readonly type: 'doctor'; readonly dataPath: string; readonly json: boolean }
  | {
      readonly type: 'verb'
      readonly verb: Verb
      readonly words: readonly string[]
      readonly options: Readonly<Record<string, OptionValue>>
      readonly dataPath: string
      readonly json: boolean
    }

const commonOptions = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig

/** What was typed. Throws a usage error that says what is wrong with it. */
export function readCommand(argv: readonly string[]): Command {
  const asksForHelp = argv.length === 0 || argv[0] === 'help' || argv[0] === '--help' || argv[0] === '-h'
  if (asksForHelp) return { type: 'help' }
  if (argv[0] === 'doctor') {
    const { values, positionals } = parse(argv.slice(1), {})
    if (positionals.length > 0) throw usageError(`"doctor" takes no "${positionals[0]}"`)
    return values.help ? { type: 'help' } : { type: 'doctor', ...commonOf(values) }
  }
  const verb = verbs.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word))
  if (verb === undefined) throw usageError(`There is no verb "${argv[0]}"; "help" lists them`)
  const { values, positionals } = parse(argv.slice(verb.name.split(' ').length), verb.options)
  if (values.help) return { type: 'help' }
  const { least, most } = verb.words
  if (positionals.length < least || positionals.length > most)
    throw usageError(`Usage: ${verb.name} ${verb.usage}`.trim())
  return { type: 'verb', verb, words: positionals, options: values, ...commonOf(values) }
}

export function helpText(): string {
  const lines = verbs.flatMap(({ name, usage, summary }) => [`  ${name} ${usage}`.trimEnd(), `      ${summary}`])
  return `Usage: npm run --silent desk -- VERB [options]

${lines.join('\n')}
  doctor
      Examine the desk: key, file, backups, room on the disk, accounts
  help
      Show this

  --data DIR   folder of the desk (default: ${defaultDataFolder()})
  --json       one JSON object a line`
}

function commonOf(values: Readonly<Record<string, OptionValue>>): {
  readonly dataPath: string
  readonly json: boolean
} {
  const data = typeof values.data === 'string' ? values.data : defaultDataFolder()
  return { dataPath: resolveFromUser(data), json: values.json === true }
}

function parse(argv: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, ...commonOptions },
      allowPositionals: true,
    })
    return { values: values as Readonly<Record<string, OptionValue>>, positionals }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split('. ')[0] : String(cause)
    throw usageError(`${message}; "help" lists every option`)
  }
}
