import { accounts } from './en/accounts.ts'
import { app } from './en/app.ts'
import { calendars } from './en/calendars.ts'
import { components } from './en/components.ts'
import { composer } from './en/composer.ts'
import { contact } from './en/contact.ts'
import { errors } from './en/errors.ts'
import { imports } from './en/imports.ts'
import { levels } from './en/levels.ts'
import { mail } from './en/mail.ts'
import { onboarding } from './en/onboarding.ts'
import { outbox } from './en/outbox.ts'
import { palette } from './en/palette.ts'
import { policies } from './en/policies.ts'
import { queue } from './en/queue.ts'
import { recovery } from './en/recovery.ts'
import { replies } from './en/replies.ts'
import { reports } from './en/reports.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { sla } from './en/sla.ts'
import { status } from './en/status.ts'
import { time } from './en/time.ts'
import { timeline } from './en/timeline.ts'
import { triage } from './en/triage.ts'

/** English is complete by definition; its keys are the keys of every other language. One file a feature. */
export const english = {
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
} as const

export type MessageKey = keyof typeof english
export type Catalogue = Readonly<Record<MessageKey, string>>
