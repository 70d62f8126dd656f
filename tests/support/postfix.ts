import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { answers, type Dovecot, fingerprintOf, makeCertificate } from './dovecot.ts'
import { findProgram } from './find-program.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

/** What a test may want different from a usual server. */
export interface PostfixOptions {
  readonly messageSizeLimit?: number
  /** What is said about a sender, by address: `550 5.7.1 not here`. */
  readonly senders?: Readonly<Record<string, string>>
  /** What is said about a recipient, by address: `450 4.2.0 Greylisted`. */
  readonly recipients?: Readonly<Record<string, string>>
  /** Mail with this word in its subject is refused once it is there whole. */
  readonly refusedSubject?: string
}

/**
 * A private Postfix on loopback that takes mail from users of a Dovecot and delivers it there, whatever the address.
 * Nothing leaves this computer.
 */
export interface Postfix {
  /** Plain text, with STARTTLS for who wants it. */
  readonly port: number
  readonly tlsPort: number
  /** SHA-256 of its own self-signed certificate. */
  readonly fingerprint: string
  log(): Promise<string>
  stop(): Promise<void>
}

/** Starts Postfix in a folder of its own, on free ports. Its Dovecot was started `withPostfix`. Needs root, as Postfix does. */
export async function startPostfix(dovecot: Dovecot, options: PostfixOptions = {}): Promise<Postfix> {
  const root = await mkdtemp(join(tmpdir(), 'postfix-'))
  await run('chmod', ['755', root])
  for (const folder of ['conf', 'queue', 'data']) await mkdir(join(root, folder))
  await run('chown', ['postfix', join(root, 'data')])
  await makeCertificate(root)
  const port = await freePort()
  const tlsPort = await freePort()
  await writeFile(join(root, 'conf', 'main.cf'), mainConfig(root, dovecot, options))
  await writeFile(join(root, 'conf', 'master.cf'), masterConfig(port, tlsPort))
  await writeFile(
    join(root, 'header-checks'),
    `/^Subject:.*${options.refusedSubject ?? 'never-said'}/ REJECT not here\n`,
  )
  const log = () => readFile(join(root, 'log'), 'utf8').catch(() => 'no log')
  const server = await launch(root, port, log)
  return {
    port,
    tlsPort,
    fingerprint: await fingerprintOf(root),
    log,
    stop: async () => {
      if (server.exitCode === null) {
        server.kill()
        await once(server, 'exit')
      }
      await rm(root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function mainConfig(root: string, dovecot: Dovecot, options: PostfixOptions): string {
  return `
compatibility_level = 3.6
queue_directory = ${root}/queue
data_directory = ${root}/data
maillog_file = ${root}/log
maillog_file_prefixes = ${root}
myhostname = mx.shop.test
mydestination =
inet_interfaces = loopback-only
inet_protocols = ipv4
mynetworks =
alias_maps =
# Every domain of the tests is ours; what is not is told so at once.
virtual_mailbox_domains = shop.test, home.test, cust.test
virtual_transport = lmtp:inet:127.0.0.1:${dovecot.lmtpPort}
default_transport = error:no external mail in tests
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
smtpd_tls_cert_file = ${root}/cert.pem
smtpd_tls_key_file = ${root}/key.pem
smtpd_tls_security_level = may
smtpd_tls_loglevel = 0
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${dovecot.saslPort}
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_sender_restrictions = ${table('check_sender_access', options.senders)}
smtpd_recipient_restrictions = ${table('check_recipient_access', options.recipients)} permit_sasl_authenticated, reject
smtpd_client_restrictions =
smtpd_error_sleep_time = 0
smtpd_client_connection_rate_limit = 0
smtpd_client_message_rate_limit = 0
header_checks = regexp:${root}/header-checks
message_size_limit = ${options.messageSizeLimit ?? 26_214_400}
`
}

function table(check: string, entries: Readonly<Record<string, string>> | undefined): string {
  const rows = Object.entries(entries ?? {}).map(([address, answer]) => `{ ${address} = ${answer} }`)
  return rows.length === 0 ? '' : `${check} inline:{ ${rows.join(', ')} },`
}

function masterConfig(port: number, tlsPort: number): string {
  const service = (name: string, type: string, rest: string) => `${name} ${type} ${rest}\n`
  return [
    service(`127.0.0.1:${port}`, 'inet', 'n - n - - smtpd'),
    service(`127.0.0.1:${tlsPort}`, 'inet', 'n - n - - smtpd -o smtpd_tls_wrappermode=yes'),
    service('cleanup', 'unix', 'n - n - 0 cleanup'),
    service('qmgr', 'unix', 'n - n 300 1 qmgr'),
    service('tlsmgr', 'unix', '- - n 1000? 1 tlsmgr'),
    service('rewrite', 'unix', '- - n - - trivial-rewrite'),
    service('bounce', 'unix', '- - n - 0 bounce'),
    service('defer', 'unix', '- - n - 0 bounce'),
    service('trace', 'unix', '- - n - 0 bounce'),
    service('proxymap', 'unix', '- - n - - proxymap'),
    service('error', 'unix', '- - n - - error'),
    service('retry', 'unix', '- - n - - error'),
    service('lmtp', 'unix', '- - n - - lmtp'),
    service('anvil', 'unix', '- - n - 1 anvil'),
    service('scache', 'unix', '- - n - 1 scache'),
    service('pickup', 'unix', 'n - n 60 1 pickup'),
    service('postlog', 'unix-dgram', 'n - n - 1 postlogd'),
  ].join('')
}

/** Runs in the foreground as our child, so that it ends with us and never stays behind. */
async function launch(root: string, port: number, log: () => Promise<string>): Promise<ChildProcess> {
  const server = spawn(findProgram('postfix') ?? 'postfix', ['-c', join(root, 'conf'), 'start-fg'], { stdio: 'ignore' })
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (server.exitCode !== null) break
    if (await answers(port)) return server
    await delay(25)
  }
  server.kill()
  throw new Error(`Postfix did not start: ${await log()}`)
}
