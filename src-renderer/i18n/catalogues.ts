import { accounts } from './en/accounts.ts'
import { app } from './en/app.ts'
import { components } from './en/components.ts'
import { composer } from './en/composer.ts'
import { contact } from './en/contact.ts'
import { errors } from './en/errors.ts'
import { imports } from './en/imports.ts'
import { mail } from './en/mail.ts'
import { onboarding } from './en/onboarding.ts'
import { outbox } from './en/outbox.ts'
import { palette } from './en/palette.ts'
import { queue } from './en/queue.ts'
import { recovery } from './en/recovery.ts'
import { replies } from './en/replies.ts'
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
} as const

export type MessageKey = keyof typeof english
export type Catalogue = Readonly<Record<MessageKey, string>>
