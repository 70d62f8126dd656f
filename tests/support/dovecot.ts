import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { chown, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type DovecotOptions, type DovecotPaths, dovecotConfig, oauthConfig } from './dovecot-config.ts'
import { findProgram } from './find-program.ts'
import { freePort } from './free-port.ts'
import { startTokenEndpoint } from './token-endpoint.ts'

const run = promisify(execFile)
const doveadmPath = findProgram('doveadm') ?? 'doveadm'

/** A private Dovecot on loopback. Every user exists already; every password is `secret`. */
export interface Dovecot {
  /** Plain text with STARTTLS. */
  readonly imapPort: number
  readonly imapsPort: number
  /** Where a Postfix delivers and asks for passwords; only with `withPostfix`. */
  readonly lmtpPort: number
  readonly saslPort: number
  readonly password: 'secret'
  /** SHA-256 of the self-signed certificate, `AA:BB:…`. Changes with `renewCertificate`. */
  readonly fingerprint: string
  /** Access tokens the server takes, each with the address it is for. */
  readonly tokens: Map<string, string>
  /** A user nobody used yet: `u1@shop.test`. */
  newUser(): string
  /** Delivers one message as the server itself would, so that idling clients are told. */
  deliver(user: string, source: string | Uint8Array, folder?: string): Promise<void>
  /** Puts many messages into a folder at once, oldest first, before a client looks. Much faster than `deliver`. */
  fill(user: string, sources: readonly (string | Uint8Array)[], folder?: string): Promise<void>
  /** Takes a ready Maildir as the user's inbox. */
  adopt(user: string, maildir: string): Promise<void>
  /** Any doveadm command: `doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', '3')`. Answers its output. */
  doveadm(...args: readonly string[]): Promise<string>
  /** Forgets the numbering of all folders of a user: UIDVALIDITY changes. */
  forgetNumbering(user: string): Promise<void>
  /** Disconnects a user's clients at once. */
  kick(user: string): Promise<void>
  renewCertificate(): Promise<void>
  stop(): Promise<void>
}

/** Starts Dovecot in a folder of its own, on free ports, ready for connections. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const root = await mkdtemp(join(tmpdir(), 'dovecot-'))
  const asRoot = process.getuid?.() === 0
  const tokens = new Map<string, string>()
  const tokenEndpoint = await startTokenEndpoint(tokens)
  const at: DovecotPaths = {
    root,
    imapPort: await freePort(),
    imapsPort: await freePort(),
    tokenPort: tokenEndpoint.port,
    lmtpPort: await freePort(),
    saslPort: await freePort(),
    asRoot,
    ...(asRoot ? await mailUser() : { mailUid: process.getuid?.() ?? 0, mailGid: process.getgid?.() ?? 0 }),
  }
  const owned = async (path: string) => {
    if (asRoot) await chown(path, at.mailUid, at.mailGid)
  }
  for (const folder of ['run', 'state', 'mail']) await mkdir(join(root, folder))
  await run('chmod', ['755', root])
  await owned(join(root, 'mail'))
  await writeFile(join(root, 'oauth2.conf.ext'), oauthConfig(at))
  await writeFile(join(root, 'dovecot.conf'), dovecotConfig(at, options))
  await makeCertificate(root)
  const server = await launch(at)

  const doveadm = async (...args: readonly string[]) =>
    (await run(doveadmPath, ['-c', join(root, 'dovecot.conf'), ...args], { maxBuffer: 1 << 26 })).stdout
  const folderOf = (user: string, folder: string) =>
    folder === 'INBOX'
      ? join(root, 'mail', user, 'Maildir')
      : join(root, 'mail', user, 'Maildir', `.${folder.replaceAll('/', '.')}`)
  let users = 0
  let files = 0
  let fingerprint = await fingerprintOf(root)

  const makeMaildir = async (user: string, folder: string) => {
    const path = folderOf(user, folder)
    for (const each of ['', 'cur', 'new', 'tmp']) await mkdir(join(path, each), { recursive: true })
    if (asRoot) await run('chown', ['-R', `${at.mailUid}:${at.mailGid}`, join(root, 'mail', user)])
    return path
  }

  return {
    imapPort: at.imapPort,
    imapsPort: at.imapsPort,
    lmtpPort: at.lmtpPort,
    saslPort: at.saslPort,
    password: 'secret',
    get fingerprint() {
      return fingerprint
    },
    tokens,
    newUser: () => {
      users += 1
      return `u${users}@shop.test`
    },
    doveadm,
    deliver: async (user, source, folder = 'INBOX') => {
      const save = execFile(doveadmPath, ['-c', join(root, 'dovecot.conf'), 'save', '-u', user, '-m', folder])
      save.stdin?.end(source)
      const [code] = (await once(save, 'exit')) as [number]
      if (code !== 0)
        throw new Error(`doveadm save ended with ${code}: ${await readFile(join(root, 'dovecot.log'), 'utf8')}`)
    },
    fill: async (user, sources, folder = 'INBOX') => {
      const path = await makeMaildir(user, folder)
      for (const source of sources) {
        files += 1
        // A Maildir's order is that of its file names where the server has not numbered them yet.
        const name = `${1_700_000_000 + files}.M${files}.test:2,`
        await writeFile(join(path, 'cur', name), source)
        await owned(join(path, 'cur', name))
      }
    },
    adopt: async (user, maildir) => {
      const path = join(root, 'mail', user, 'Maildir')
      await mkdir(join(root, 'mail', user), { recursive: true })
      // Links where the file system can: a corpus of a gigabyte is there at once.
      await run('cp', ['-al', maildir, path]).catch(() => cp(maildir, path, { recursive: true }))
      if (asRoot) await run('chown', ['-R', `${at.mailUid}:${at.mailGid}`, join(root, 'mail', user)])
    },
    forgetNumbering: async (user) => {
      await doveadm('kick', user).catch(() => {})
      // UIDVALIDITY is the second of its making: within the same one it would come out the same.
      await delay(1000 - (Date.now() % 1000) + 1)
      const maildir = join(root, 'mail', user, 'Maildir')
      for (const name of await readdir(maildir, { recursive: true })) {
        if (/(^|\/)dovecot(-uidlist|-uidvalidity|\.index|\.list)[^/]*$/.test(name)) await rm(join(maildir, name))
      }
    },
    kick: async (user) => {
      await doveadm('kick', user)
    },
    renewCertificate: async () => {
      await makeCertificate(root)
      fingerprint = await fingerprintOf(root)
      await doveadm('reload')
    },
    stop: async () => {
      if (server.exitCode === null) {
        server.kill()
        await once(server, 'exit')
      }
      await tokenEndpoint.close()
      await rm(root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function mailUser(): Promise<{ readonly mailUid: number; readonly mailGid: number }> {
  const passwd = await readFile('/etc/passwd', 'utf8')
  const mail = passwd.split('\n').find((line) => line.startsWith('mail:'))
  const [, , uid, gid] = (mail ?? 'mail:x:8:8').split(':')
  return { mailUid: Number(uid), mailGid: Number(gid) }
}

export async function makeCertificate(root: string): Promise<void> {
  const key = join(root, 'key.pem')
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const files = ['-keyout', key, '-out', join(root, 'cert.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30']
  await run('openssl', ['req', '-x509', ...curve, ...subject, ...files])
  await run('chmod', ['600', key])
}

export async function fingerprintOf(root: string): Promise<string> {
  return new X509Certificate(await readFile(join(root, 'cert.pem'))).fingerprint256
}

/** Runs in the foreground as our child, so that it ends with us and never stays behind. */
async function launch(at: DovecotPaths): Promise<ChildProcess> {
  const server = spawn(findProgram('dovecot') ?? 'dovecot', ['-F', '-c', join(at.root, 'dovecot.conf')], {
    stdio: 'ignore',
  })
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) break
    if (await answers(at.imapPort)) return server
    await delay(25)
  }
  server.kill()
  const log = await readFile(join(at.root, 'dovecot.log'), 'utf8').catch(() => 'no log')
  throw new Error(`Dovecot did not start: ${log}`)
}

export async function answers(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1')
  try {
    await once(socket, 'data')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
