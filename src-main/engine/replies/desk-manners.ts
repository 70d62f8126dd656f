import { type Language, type LanguageChoice, languageFor } from '../../contract/languages.ts'
import type { Database } from '../store/database.ts'
import { setting } from '../store/settings.ts'

/** How the desk itself speaks and counts the hours. */
export interface DeskManners {
  readonly language: Language
  /** IANA name. */
  readonly zone: string
  /** Epoch ms. */
  readonly now: number
}

export function deskManners(db: Database, now: number): DeskManners {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const chosen = (setting(db, 'language') ?? 'system') as LanguageChoice
  return { language: languageFor(chosen, [locale]), zone: timeZone, now }
}
