import { type EmailSettings, type MailServer, transportSecurities } from '../../../contract/account.ts'
import type { CallInput } from '../../../contract/calls.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Engine } from '../../../engine/engine-deps.ts'
import type { Output } from '../output.ts'
import { readPassword } from '../read-password.ts'
import { listOption, numberOption, textOption, usageError, type Verb, type VerbContext } from '../verb.ts'

type Settings = CallInput<'account.add'>['settings']
type Security = MailServer['security']

const securities = transportSecurities.join(', ')

export const accountAdd: Verb = {
  name: 'account add',
  usage:
    '--kind email --address ADDRESS [--imap-host HOST --imap-port N --imap-security tls|starttls|none] [--user NAME] …',
  summary: 'Add a mailbox; its password is read from standard input, its servers are found where none is given',
  options: {
    kind: { type: 'string' },
    address: { type: 'string' },
    name: { type: 'string' },
    user: { type: 'string' },
    'imap-host': { type: 'string' },
    'imap-port': { type: 'string' },
    'imap-security': { type: 'string' },
    'smtp-host': { type: 'string' },
    'smtp-port': { type: 'string' },
    'smtp-security': { type: 'string' },
    alias: { type: 'string', multiple: true },
    folder: { type: 'string', multiple: true },
    'prefetch-attachments-up-to': { type: 'string' },
    'max-bytes-per-second': { type: 'string' },
    trust: { type: 'string' },
    'trust-smtp': { type: 'string' },
  },
  words: { least: 0, most: 0 },
  access: 'begin',
  async run({ engine, output, json, options }) {
    if (textOption(options, 'kind') !== 'email') throw usageError('Say which kind of account: --kind email')
    const address = textOption(options, 'address')
    if (address === undefined) throw usageError('Say which mailbox: --address ADDRESS')
    const servers = serversOf(options) ?? (await discover(engine, output, address))
    const settings: Settings = {
      ...servers,
      ...wishesOf(options),
      address,
      user: textOption(options, 'user') ?? servers.user ?? address,
    }
    const password = await readPassword(`Password of ${address}: `)
    const credential = { type: 'password', password } as const
    // Signs in once before anything is stored: a mistake here would otherwise only show in a later sync.
    await engine.call('account.test', { settings, credential }).catch((thrown: unknown) => {
      throw withTrustHint(DeskError.from(thrown))
    })
    const account = await engine.call('account.add', { settings, credential })
    if (json) await output.object(account)
    else await output.line(`Added ${account.address} (${account.id}); "sync --once" fetches its messages`)
    return 0
  },
}

interface Servers extends Pick<EmailSettings, 'imap' | 'smtp'> {
  /** Null leaves the login name to the address. */
  readonly user: string | null
}

/** Null when no IMAP host was named. */
function serversOf(options: VerbContext['options']): Servers | null {
  const imap = serverOf(options, 'imap', { tls: 993, starttls: 143, none: 143 })
  return imap === null
    ? null
    : { imap, smtp: serverOf(options, 'smtp', { tls: 465, starttls: 587, none: 25 }), user: null }
}

function serverOf(
  options: VerbContext['options'],
  protocol: 'imap' | 'smtp',
  ports: Record<Security, number>,
): MailServer | null {
  const host = textOption(options, `${protocol}-host`)
  if (host === undefined) return null
  const port = numberOption(options, `${protocol}-port`, 1)
  const security = securityOf(options, protocol) ?? (port === ports.starttls ? 'starttls' : 'tls')
  return { host, port: port ?? ports[security], security }
}

function securityOf(options: VerbContext['options'], protocol: string): Security | null {
  const text = textOption(options, `${protocol}-security`)
  if (text === undefined) return null
  const security = transportSecurities.find((one) => one === text)
  if (security === undefined) throw usageError(`--${protocol}-security is one of ${securities}, not "${text}"`)
  return security
}

async function discover(engine: Engine, output: Output, address: string): Promise<Servers> {
  const [best] = await engine.call('account.discover', { address })
  if (best === undefined) {
    throw new DeskError(
      'not-found',
      'no-servers',
      `No mail server was found for ${address}; name it with --imap-host`,
      { address },
    )
  }
  output.note(`${best.provider}: ${best.imap.host}, port ${best.imap.port}, ${best.imap.security}`)
  return { imap: best.imap, smtp: best.smtp, user: best.user }
}

function wishesOf(options: VerbContext['options']): Partial<Settings> {
  const prefetch = numberOption(options, 'prefetch-attachments-up-to', 0)
  const throttle = numberOption(options, 'max-bytes-per-second', 1024)
  return {
    displayName: textOption(options, 'name') ?? '',
    aliases: [...listOption(options, 'alias')],
    extraFolders: [...listOption(options, 'folder')],
    trustedFingerprint: textOption(options, 'trust') ?? null,
    smtpTrustedFingerprint: textOption(options, 'trust-smtp') ?? null,
    ...(prefetch === undefined ? {} : { prefetchAttachmentsUpToBytes: prefetch }),
    ...(throttle === undefined ? {} : { maxBytesPerSecond: throttle }),
  }
}

function withTrustHint(error: DeskError): DeskError {
  const { fingerprint, protocol } = error.params
  if (error.kind !== 'certificate' || fingerprint === undefined) return error
  const option = protocol === 'smtp' ? '--trust-smtp' : '--trust'
  const message = `${error.message}. If you know this certificate, add ${option} ${fingerprint}`
  return new DeskError(error.kind, error.code, message, error.params, { cause: error })
}
