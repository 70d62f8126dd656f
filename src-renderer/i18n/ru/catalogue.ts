import type { Catalogue } from '../catalogues.ts'
import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { calendars } from './calendars.ts'
import { components } from './components.ts'
import { composer } from './composer.ts'
import { contact } from './contact.ts'
import { errors } from './errors.ts'
import { imports } from './imports.ts'
import { levels } from './levels.ts'
import { mail } from './mail.ts'
import { onboarding } from './onboarding.ts'
import { outbox } from './outbox.ts'
import { palette } from './palette.ts'
import { policies } from './policies.ts'
import { queue } from './queue.ts'
import { recovery } from './recovery.ts'
import { replies } from './replies.ts'
import { reports } from './reports.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { sla } from './sla.ts'
import { status } from './status.ts'
import { time } from './time.ts'
import { timeline } from './timeline.ts'
import { triage } from './triage.ts'

export const russian: Catalogue = {
  ...accounts,
  ...app,
  ...calendars,
  ...components,
  ...composer,
  ...contact,
  ...errors,
  ...imports,
  ...levels,
  ...mail,
  ...onboarding,
  ...outbox,
  ...palette,
  ...policies,
  ...queue,
  ...recovery,
  ...replies,
  ...reports,
  ...search,
  ...settings,
  ...sla,
  ...status,
  ...time,
  ...timeline,
  ...triage,
}
