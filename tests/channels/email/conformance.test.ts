import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { startDovecot } from '../../support/dovecot.ts'
import { describeConformance } from '../conformance.ts'
import { mail, mails, openMailbox } from './mailbox.ts'

describeWithDovecot('Conformance', () => {
  describeConformance('e-mail', async () => {
    const dovecot = await startDovecot()
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 450))
    await dovecot.fill(user, mails(501, 510), 'Sent')
    return {
      open: (desk) => openMailbox(user, desk, { port: dovecot.imapPort }),
      arrive: () => dovecot.deliver(user, mail(900)),
      stop: () => dovecot.stop(),
    }
  })
})
