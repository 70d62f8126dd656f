import { z } from 'zod'
import { languageChoices } from '../../contract/languages.ts'
import type { Database } from '../store/database.ts'
import { setting } from '../store/settings.ts'

/** As the window keeps its preferences among the settings of the desk, under `window`. */
const preferences = z.object({ language: z.enum(languageChoices) }).catch({ language: 'system' })

/** What the window speaks (BCP 47): the language that was chosen in it, else the computer's own. */
export function deskLocale(db: Database): string {
  const { language } = preferences.parse(setting(db, 'window'))
  return language === 'system' ? Intl.DateTimeFormat().resolvedOptions().locale : language
}
