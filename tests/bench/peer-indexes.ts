import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { CachedMailbox } from './cached-mailbox.ts'
import { ownDomain } from './corpus/people.ts'
import type { BenchQuery } from './queries.ts'
import { neededProgram, timedProgram } from './timed-program.ts'

/** One search as a process, the first 50 hits; its duration in ms. */
export interface PeerIndexes {
  notmuch(query: BenchQuery): Promise<number>
  mu(query: BenchQuery): Promise<number>
}

/** notmuch's and mu's indexes of a Maildir, made once (a quarter of an hour for 100,000 mails) and kept. */
export async function cachedPeerIndexes(
  { path, count }: CachedMailbox,
  say: (line: string) => void,
): Promise<PeerIndexes> {
  const folder = join(tmpdir(), `${basename(path)}-indexes`)
  const finished = await stat(folder).then(
    () => true,
    () => false,
  )
  if (!finished) {
    say(`notmuch and mu index ${count.toLocaleString('en')} mails, which is kept for later runs`)
    const unfinished = `${folder}.part-${process.pid}`
    await makeIndexes(unfinished, path)
    await rename(unfinished, folder)
  }
  const config = join(folder, 'notmuch-config')
  await writeFile(config, notmuchSettings(folder, path))
  const notmuch = neededProgram('notmuch')
  const mu = neededProgram('mu')
  return {
    notmuch: (query) => timed(notmuch, ['search', '--limit=50', query.notmuch], { NOTMUCH_CONFIG: config }),
    mu: (query) => {
      const shape = ['--maxnum=50', '--sortfield=date', '--reverse']
      return timed(mu, ['find', `--muhome=${join(folder, 'mu')}`, ...shape, query.mu], {})
    },
  }
}

async function makeIndexes(folder: string, maildir: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'notmuch'), { recursive: true })
  const config = join(folder, 'notmuch-config')
  await writeFile(config, notmuchSettings(folder, maildir))
  const muHome = join(folder, 'mu')
  const me = `--my-address=support@${ownDomain}`
  await timedProgram(folder, 'mu', ['init', '--quiet', `--muhome=${muHome}`, `--maildir=${maildir}`, me])
  await timedProgram(folder, 'mu', ['index', '--quiet', `--muhome=${muHome}`])
  await timedProgram(folder, 'notmuch', ['new', '--quiet'], { NOTMUCH_CONFIG: config })
}

function notmuchSettings(folder: string, maildir: string): string {
  return `[database]
path=${join(folder, 'notmuch')}
mail_root=${maildir}
[user]
name=Bench
primary_email=support@${ownDomain}
[new]
tags=unread;inbox;
[maildir]
synchronize_flags=false
`
}

/** mu ends with an error where it finds nothing, which is an answer too. */
async function timed(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const start = performance.now()
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: 'ignore' })
  await once(child, 'exit')
  return performance.now() - start
}
