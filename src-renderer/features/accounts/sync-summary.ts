import type { AccountView, SyncProgress } from '../../../src-main/contract/account.ts'

/** All accounts in one line, the most pressing thing first. */
export type SyncSummary =
  | { readonly type: 'none' }
  | { readonly type: 'attention'; readonly count: number }
  | { readonly type: 'offline' }
  | { readonly type: 'syncing'; readonly progress: Omit<SyncProgress, 'folder'> }
  | { readonly type: 'connecting' }
  | { readonly type: 'unreachable'; readonly count: number }
  | { readonly type: 'paused' }
  | { readonly type: 'up-to-date'; readonly lastSyncAt: number | null }

/** Imported files and the sample have no server and do not count. */
export function summariseSync(accounts: readonly AccountView[], offline: boolean): SyncSummary {
  const mailboxes = accounts.filter((account) => !account.local && !account.sample && account.state.status !== 'local')
  if (mailboxes.length === 0) return { type: 'none' }
  const withStatus = (status: AccountView['state']['status']) =>
    mailboxes.filter((account) => account.state.status === status)
  const attention = withStatus('attention').length
  if (attention > 0) return { type: 'attention', count: attention }
  if (offline) return { type: 'offline' }
  const progress = mailboxes.flatMap(({ state }) => (state.status === 'syncing' ? [state.progress] : []))
  if (progress.length > 0) return { type: 'syncing', progress: sumOf(progress) }
  if (withStatus('connecting').length > 0) return { type: 'connecting' }
  const unreachable = withStatus('offline').length
  if (unreachable > 0) return { type: 'unreachable', count: unreachable }
  if (withStatus('paused').length === mailboxes.length) return { type: 'paused' }
  return { type: 'up-to-date', lastSyncAt: latestOf(mailboxes) }
}

/** 0 to 1; null while the server has not told how much there is. */
export function fractionOf({ done, total }: Pick<SyncProgress, 'done' | 'total'>): number | null {
  return total > 0 ? Math.min(1, done / total) : null
}

function sumOf(all: readonly SyncProgress[]): Omit<SyncProgress, 'folder'> {
  const sum = (pick: (progress: SyncProgress) => number) => all.reduce((total, each) => total + pick(each), 0)
  const etas = all.map(({ etaMs }) => etaMs)
  return {
    done: sum(({ done }) => done),
    total: sum(({ total }) => total),
    perSecond: sum(({ perSecond }) => perSecond),
    // They run side by side: the slowest decides, and one unknown makes the whole unknown.
    etaMs: etas.some((etaMs) => etaMs === null) ? null : Math.max(...etas.map((etaMs) => etaMs ?? 0)),
  }
}

function latestOf(accounts: readonly AccountView[]): number | null {
  const times = accounts.map(({ lastSyncAt }) => lastSyncAt).filter((at) => at !== null)
  return times.length > 0 ? Math.max(...times) : null
}
