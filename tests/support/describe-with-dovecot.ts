import { describe, it } from 'vitest'
import { findProgram } from './find-program.ts'

/** A suite that needs a real Dovecot: skipped with a loud line where it is not installed, failed where CI must have it. */
export function describeWithDovecot(name: string, suite: () => void): void {
  if (findProgram('dovecot')) {
    describe(name, suite)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs Dovecot', () => {
        throw new Error('Dovecot is not installed: install the Debian package dovecot-imapd')
      })
    })
  } else {
    console.warn(`SKIPPED, Dovecot is not installed (Debian: dovecot-imapd): ${name}`)
    describe.skip(name, suite)
  }
}
