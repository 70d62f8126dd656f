import type { Socket } from 'node:net'
import { isIP } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { EmailSettings, MailServer } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'

const certificateErrors = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Whether a handshake failed because of the certificate, so that the user can be shown it and asked. */
export function isCertificateError(thrown: unknown): boolean {
  return certificateErrors.has((thrown as { readonly code?: string } | null)?.code ?? '')
}

/** One server of a mailbox, as far as trust goes. */
export interface ServerTrust extends Pick<MailServer, 'host' | 'security'> {
  /** Which of the mailbox's two servers, for the question and its answer. */
  readonly protocol: 'imap' | 'smtp'
  /** The certificate the user chose to trust here; null trusts the system's authorities only. */
  readonly chosen: string | null
  /** A certificate the user trusts elsewhere in this mailbox: good here too, but another one here is no change. */
  readonly elsewhere: string | null
}

export function imapTrust({ imap, trustedFingerprint }: EmailSettings): ServerTrust {
  return { ...imap, protocol: 'imap', chosen: trustedFingerprint, elsewhere: null }
}

export function smtpTrust(smtp: MailServer, settings: EmailSettings): ServerTrust {
  const { smtpTrustedFingerprint, trustedFingerprint } = settings
  return { ...smtp, protocol: 'smtp', chosen: smtpTrustedFingerprint, elsewhere: trustedFingerprint }
}

/** Whether the user's own choice decides, and not the system's authorities alone. */
export function isPinned({ chosen, elsewhere }: ServerTrust): boolean {
  return chosen !== null || elsewhere !== null
}

/** `none` is for servers on this computer only. Throws `rejected` before anything is sent. */
export function assertEncryption({ host, security }: Pick<MailServer, 'host' | 'security'>): void {
  if (security !== 'none' || isLoopback(host)) return
  const sentence = `A password is never sent to ${host} without encryption. Choose TLS or STARTTLS.`
  throw new DeskError('rejected', 'no-encryption', sentence, { host })
}

/**
 * The last gate before a password or token leaves this computer: an encrypted connection to a server that the system's
 * authorities vouch for, or that shows exactly the certificate the user chose to trust.
 * Throws `certificate` with everything a person needs to decide, or `rejected` where there is no encryption.
 */
export function assertTrusted(socket: Socket, server: ServerTrust): void {
  const { host, security, protocol, chosen, elsewhere } = server
  if (security === 'none') {
    assertEncryption(server)
    return
  }
  if (!(socket instanceof TLSSocket)) {
    throw new DeskError('rejected', 'no-encryption', `${host} offers no encryption on this port. Choose TLS.`, { host })
  }
  if (socket.authorized) return
  const certificate = socket.getPeerX509Certificate()
  if (!certificate) throw new DeskError('network', 'no-certificate', `${host} showed no certificate.`, { host })
  const shown = certificate.fingerprint256
  if (shown === chosen?.toUpperCase() || shown === elsewhere?.toUpperCase()) return

  const reason = chosen !== null ? 'changed' : reasonOf(socket.authorizationError)
  const sentence =
    reason === 'changed'
      ? `${host} shows another certificate than the one you trusted. Ask its provider before you trust the new one.`
      : `The certificate of ${host} cannot be verified. Trust it only if its provider confirms the fingerprint.`
  throw new DeskError('certificate', reason === 'changed' ? 'certificate-changed' : 'certificate-unknown', sentence, {
    host,
    protocol,
    fingerprint: shown,
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validTo: new Date(certificate.validTo).toISOString(),
    reason,
  })
}

function reasonOf(error: unknown): 'self-signed' | 'expired' | 'wrong-name' | 'unknown-authority' {
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error)
  if (/SELF_SIGNED/.test(code)) return 'self-signed'
  if (/EXPIRED|NOT_YET_VALID/.test(code)) return 'expired'
  if (/ALTNAME|HOSTNAME/.test(code)) return 'wrong-name'
  return 'unknown-authority'
}

function nameOf(distinguished: string | undefined): string {
  return (distinguished ?? '').replaceAll('\n', ', ').slice(0, 300)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
