import type { EmailSettings } from '../../../src-main/contract/account.ts'
import type { DeskErrorShape } from '../../../src-main/contract/errors.ts'

/** A certificate no authority vouches for, to be shown to the user. */
export interface CertificateQuestion {
  /** Which server of the mailbox shows it. */
  readonly protocol: 'imap' | 'smtp'
  readonly host: string
  /** SHA-256, `AA:BB:…`. */
  readonly fingerprint: string
  readonly subject: string
  readonly issuer: string
  /** Epoch ms; null when the certificate does not say it properly. */
  readonly validTo: number | null
  readonly reason: CertificateReason
}

const certificateReasons = ['self-signed', 'expired', 'wrong-name', 'unknown-authority', 'changed'] as const
/** `changed`: not the one that was trusted before; it can only be refused here. */
export type CertificateReason = (typeof certificateReasons)[number]

/** What an error of kind `certificate` asks the user; null for every other error. */
export function certificateQuestionOf(error: DeskErrorShape): CertificateQuestion | null {
  if (error.kind !== 'certificate') return null
  const text = (name: string) => String(error.params[name] ?? '')
  const validTo = Date.parse(text('validTo'))
  return {
    protocol: error.params.protocol === 'smtp' ? 'smtp' : 'imap',
    host: text('host'),
    fingerprint: text('fingerprint'),
    subject: text('subject'),
    issuer: text('issuer'),
    validTo: Number.isNaN(validTo) ? null : validTo,
    reason: certificateReasons.find((reason) => reason === text('reason')) ?? 'unknown-authority',
  }
}

/** What a mailbox trusts from now on, when the user says so. */
export function trusting({
  protocol,
  fingerprint,
}: CertificateQuestion): Partial<Pick<EmailSettings, 'trustedFingerprint' | 'smtpTrustedFingerprint'>> {
  return protocol === 'smtp' ? { smtpTrustedFingerprint: fingerprint } : { trustedFingerprint: fingerprint }
}
