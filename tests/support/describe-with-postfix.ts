import { describe, it } from 'vitest'
import { findProgram } from './find-program.ts'

/** A suite that needs a real Postfix before a Dovecot: skipped with a loud line where they cannot run, failed where CI must have them. */
export function describeWithPostfix(name: string, suite: () => void): void {
  const missing = whatIsMissing()
  if (missing === null) {
    describe(name, suite)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs Postfix', () => {
        throw new Error(missing)
      })
    })
  } else {
    console.warn(`SKIPPED, ${missing}: ${name}`)
    describe.skip(name, suite)
  }
}

function whatIsMissing(): string | null {
  if (!findProgram('postfix')) return 'Postfix is not installed (Debian: postfix)'
  if (!findProgram('dovecot')) return 'Dovecot is not installed (Debian: dovecot-imapd dovecot-lmtpd)'
  return process.getuid?.() === 0 ? null : 'Postfix starts for root only'
}
