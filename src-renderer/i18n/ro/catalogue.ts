import type { Catalogue } from '../catalogues.ts'
import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { components } from './components.ts'
import { composer } from './composer.ts'
import { contact } from './contact.ts'
import { errors } from './errors.ts'
import { imports } from './imports.ts'
import { mail } from './mail.ts'
import { onboarding } from './onboarding.ts'
import { outbox } from './outbox.ts'
import { palette } from './palette.ts'
import { queue } from './queue.ts'
import { recovery } from './recovery.ts'
import { replies } from './replies.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { sla } from './sla.ts'
import { status } from './status.ts'
import { time } from './time.ts'
import { timeline } from './timeline.ts'
import { triage } from './triage.ts'

export const romanian: Catalogue = {
  ...accounts,
  ...app,
  ...components,
  ...composer,
  ...contact,
  ...errors,
  ...imports,
  ...mail,
  ...onboarding,
  ...outbox,
  ...palette,
  ...queue,
  ...recovery,
  ...replies,
  ...search,
  ...settings,
  ...sla,
  ...status,
  ...time,
  ...timeline,
  ...triage,
}
