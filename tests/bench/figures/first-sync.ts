import { readAll } from '../bare-imap.ts'
import { alone, beside, type Figure } from '../figure.ts'
import { fetchByPeer } from '../first-sync.ts'
import type { Lab, MailboxSize } from '../lab.ts'
import { deskSynced, peerSynced } from '../shared-syncs.ts'

const megabyte = 1e6

/** From an empty desk to one that finds every word, and what that takes. */
export async function firstSyncFigures(lab: Lab): Promise<readonly Figure[]> {
  const small = await deskSynced(lab, 'small')
  const large = await deskSynced(lab, 'large')
  const { counts } = lab.options
  const growth = large.seconds / counts.large / (small.seconds / counts.small)
  const mu = (await peerSynced(lab, 'large')).mu
  const rss = large.peakRssBytes / megabyte
  return [
    ...(await syncFigures(lab, 'small')),
    ...(await syncFigures(lab, 'large')),
    alone({
      name: 'cost per mail, large against small',
      goal: '≤ 1.20 ×',
      ours: growth,
      unit: '×',
      met: growth <= 1.2,
    }),
    {
      ...beside('peak memory, large', rss, { name: 'mu', value: mu.peakRssBytes / megabyte }, 'MB', null),
      goal: '< 300 MB',
      met: rss < 300,
    },
    alone({
      name: 'first 200 on the timeline',
      goal: '≤ 2 s',
      ours: large.first200Ms / 1000,
      unit: 's',
      met: large.first200Ms <= 2000,
    }),
  ]
}

async function syncFigures(lab: Lab, size: MailboxSize): Promise<readonly Figure[]> {
  const { user, count } = await lab.mailbox(size)
  const ours = (await deskSynced(lab, size)).seconds
  const { mbsync, mu, notmuch } = await peerSynced(lab, size)
  const quick = await fetchByPeer(lab, size, { fsync: false })
  const wire = await readAll((await lab.dovecot()).imapPort, user)
  const name = `empty to searchable, ${count.toLocaleString('en')} mails`
  const peers = { name: 'mbsync + mu', value: mbsync.seconds + mu.seconds }
  const unsynced = { name: 'mbsync, FSync no, + mu', value: quick.mbsync.seconds + mu.seconds }
  return [
    beside(name, ours, peers, 's', 0.1),
    beside(name, ours, unsynced, 's', null),
    ...(notmuch
      ? [beside(name, ours, { name: 'mbsync + notmuch', value: mbsync.seconds + notmuch.seconds }, 's', null)]
      : []),
    beside(name, ours, { name: 'bare FETCH of everything', value: wire }, 's', null),
  ]
}
