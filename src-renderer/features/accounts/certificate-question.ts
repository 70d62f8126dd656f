import type { DeskErrorShape } from '../../../src-main/contract/errors.ts'

/** A certificate no authority vouches for, to be shown to the user. */
export interface CertificateQuestion {
  readonly fingerprint: string
  readonly subject: string
  readonly issuer: string
  /** As the certificate says it. */
  readonly validTo: string
  /** `changed`: not the one that was trusted before; it can only be refused here. */
  readonly reason: string
}

/** What an error of kind `certificate` asks the user; null for every other error. */
export function certificateQuestionOf(error: DeskErrorShape): CertificateQuestion | null {
  if (error.kind !== 'certificate') return null
  const text = (name: string) => String(error.params[name] ?? '')
  return {
    fingerprint: text('fingerprint'),
    subject: text('subject'),
    issuer: text('issuer'),
    validTo: text('validTo'),
    reason: text('reason'),
  }
}
