import type { CallInput } from '../../src-main/contract/calls.ts'

/** What a user types into the form for the bench's own server; attachments stay there until someone opens them. */
export function accountOf(port: number, user: string, password: string): CallInput<'account.add'> {
  return {
    settings: { address: user, user, imap: { host: '127.0.0.1', port, security: 'none' } },
    credential: { type: 'password', password },
  }
}
