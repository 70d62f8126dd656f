import type { AccountState, AccountView, EmailSettings } from '../../src-main/contract/account.ts'
import type { DeskStatus } from '../../src-main/contract/calls.ts'
import type { AccountId, JobId } from '../../src-main/contract/ids.ts'
import type { JobView } from '../../src-main/contract/jobs.ts'

export const mailboxSettings: EmailSettings = {
  address: 'help@shop.test',
  displayName: '',
  user: 'help@shop.test',
  auth: 'password',
  imap: { host: 'imap.shop.test', port: 993, security: 'tls' },
  smtp: null,
  signature: '',
  keepSentCopy: 'auto',
  draftsOnServer: false,
  aliases: [],
  extraFolders: [],
  prefetchAttachmentsUpToBytes: 0,
  maxBytesPerSecond: null,
  oauth: null,
  trustedFingerprint: null,
  smtpTrustedFingerprint: null,
}

/** A mailbox in a state, for windows under test. */
export function mailbox(state: AccountState, more: Partial<AccountView> = {}): AccountView {
  return {
    id: 'email:help@shop.test' as AccountId,
    kind: 'email',
    address: 'help@shop.test',
    name: 'help@shop.test',
    state,
    messages: 0,
    lastSyncAt: null,
    sample: false,
    local: false,
    email: mailboxSettings,
    ...more,
  }
}

export function importJob(more: Partial<JobView> = {}): JobView {
  return {
    id: 'job-1' as JobId,
    kind: 'import',
    title: 'takeout.mbox',
    status: 'running',
    done: 0,
    total: null,
    unit: 'messages',
    added: 0,
    known: 0,
    problems: [],
    problemCount: 0,
    error: null,
    ...more,
  }
}

export const emptyDesk: DeskStatus = {
  version: '0',
  dataPath: '/data',
  messages: 0,
  contacts: 0,
  accounts: 0,
  databaseBytes: 0,
  lastBackupAt: null,
  offline: false,
  hasSample: false,
  recovery: null,
}
