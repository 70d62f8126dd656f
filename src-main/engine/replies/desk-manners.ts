import { type Language, languageFor } from '../../contract/languages.ts'
import { deskLocale } from '../desk/desk-locale.ts'
import type { Database } from '../store/database.ts'

/** How the desk itself speaks and counts the hours. */
export interface DeskManners {
  readonly language: Language
  /** IANA name. */
  readonly zone: string
  /** Epoch ms. */
  readonly now: number
}

export function deskManners(db: Database, now: number): DeskManners {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { language: languageFor('system', [deskLocale(db)]), zone: timeZone, now }
}
