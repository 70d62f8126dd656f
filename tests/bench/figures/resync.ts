import { corpusMessages } from '../corpus/messages.ts'
import { type EngineProcess, startEngine } from '../engine-process.ts'
import { beside, type Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import type { Peer } from '../peers.ts'
import { percentile } from '../percentile.ts'
import { deskSynced, peerSynced } from '../shared-syncs.ts'

const rounds = 4
const newMails = 100

/** What every later sync of a large mailbox costs: nothing new, and a hundred new. Changes the mailbox. */
export async function resyncFigures(lab: Lab): Promise<readonly Figure[]> {
  const { dataPath } = await deskSynced(lab, 'large')
  const { peer } = await peerSynced(lab, 'large')
  const engine = await startEngine(dataPath, { follow: false })
  try {
    lab.say('nothing new, ours and mbsync')
    const unchanged = await alternately(
      () => engine.syncOnce(),
      async () => (await peer.mbsync()).seconds * 1000,
    )
    lab.say(`${newMails} new, ours and mbsync + mu`)
    const incremental = await withNewMail(lab, engine, peer)
    const count = lab.options.counts.large.toLocaleString('en')
    return [
      beside(
        `sync of ${count} unchanged mails`,
        unchanged.ours,
        { name: 'mbsync', value: unchanged.theirs },
        'ms',
        0.5,
      ),
      beside(
        `${newMails} new among ${count}`,
        incremental.ours,
        { name: 'mbsync + mu', value: incremental.theirs },
        'ms',
        0.5,
      ),
    ]
  } finally {
    await engine.close()
  }
}

async function withNewMail(lab: Lab, engine: EngineProcess, peer: Peer) {
  const { user } = await lab.mailbox('large')
  let delivered = 0
  const before = (await engine.call('desk.status', {})).messages
  const deliver = async () => {
    const now = Math.round(Date.now() / 1000)
    const sources = [
      ...corpusMessages({
        count: newMails,
        seed: `new-${delivered}`,
        from: now - newMails,
        to: now,
        attachmentShare: 0.12,
        attachmentSizes: { minBytes: 5 << 10, maxBytes: 100 << 10 },
      }),
    ].map((message) => message.source)
    await (await lab.dovecot()).fill(user, sources)
    delivered += newMails
  }
  const found = await alternately(
    () => engine.syncOnce(),
    async () => ((await peer.mbsync()).seconds + (await peer.mu()).seconds) * 1000,
    deliver,
  )
  const { messages } = await engine.call('desk.status', {})
  if (messages !== before + delivered) throw new Error(`${messages - before} of ${delivered} new messages arrived`)
  return found
}

/** Medians in ms. The server reads its folder for whoever asks first, so each goes first in turn. */
async function alternately(
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
  before: () => Promise<void> = async () => {},
): Promise<{ readonly ours: number; readonly theirs: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    await before()
    if (round % 2 === 0) times.ours.push(await ours())
    times.theirs.push(await theirs())
    if (round % 2 === 1) times.ours.push(await ours())
  }
  return { ours: percentile(times.ours, 0.5), theirs: percentile(times.theirs, 0.5) }
}
