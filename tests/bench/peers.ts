import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownDomain } from './corpus/people.ts'
import { type Cost, timedProgram } from './timed-program.ts'

/** What a user would pick instead, on a folder of its own: mbsync to fetch, mu or notmuch to index. */
export interface Peer {
  /** Everything that is new. */
  mbsync(): Promise<Cost>
  mu(): Promise<Cost>
  notmuch(): Promise<Cost>
}

export interface PeerAccount {
  readonly port: number
  readonly user: string
  readonly password: string
  /** Whether mbsync waits for the disk, as it does unless told otherwise. */
  readonly fsync: boolean
}

export async function openPeer(folder: string, account: PeerAccount): Promise<Peer> {
  const mail = join(folder, 'mail')
  const muHome = join(folder, 'mu')
  const mbsyncrc = join(folder, 'mbsyncrc')
  const notmuchConfig = join(folder, 'notmuch')
  await mkdir(mail)
  await writeFile(mbsyncrc, mbsyncConfig(mail, account))
  await writeFile(notmuchConfig, notmuchSettings(mail))
  let muReady = false
  return {
    mbsync: () => timedProgram(folder, 'mbsync', ['-q', '-c', mbsyncrc, 'bench']),
    mu: async () => {
      if (!muReady) {
        const me = `--my-address=support@${ownDomain}`
        await timedProgram(folder, 'mu', ['init', '--quiet', `--muhome=${muHome}`, `--maildir=${mail}`, me])
        muReady = true
      }
      return timedProgram(folder, 'mu', ['index', '--quiet', `--muhome=${muHome}`])
    },
    notmuch: () => timedProgram(folder, 'notmuch', ['new', '--quiet'], { NOTMUCH_CONFIG: notmuchConfig }),
  }
}

function mbsyncConfig(mail: string, { port, user, password, fsync }: PeerAccount): string {
  return `FSync ${fsync ? 'yes' : 'no'}

IMAPAccount bench
Host 127.0.0.1
Port ${port}
SSLType None
User ${user}
Pass ${password}
AuthMechs LOGIN

IMAPStore far
Account bench

MaildirStore near
Path ${mail}/
Inbox ${mail}/INBOX
SubFolders Verbatim

Channel bench
Far :far:
Near :near:
Patterns INBOX
Create Near
SyncState *
`
}

function notmuchSettings(mail: string): string {
  return `[database]
path=${mail}
[user]
name=Bench
primary_email=support@${ownDomain}
[new]
tags=unread;inbox;
ignore=.mbsyncstate;.uidvalidity
[maildir]
synchronize_flags=true
`
}
