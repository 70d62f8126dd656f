import { useEffect, useLayoutEffect, useState } from 'react'
import { type LanguageChoice, languageFor } from '../../src-main/contract/languages.ts'
import type { I18n } from '../i18n/i18n.ts'
import { loadI18n } from '../i18n/load-i18n.ts'

/** The chosen language, begun with `first`; a change speaks as soon as its catalogue is read. Sets `<html lang>`. */
export function useLanguage(choice: LanguageChoice, first: I18n): I18n {
  const [i18n, setI18n] = useState(first)
  useLayoutEffect(() => {
    document.documentElement.lang = i18n.locale
  }, [i18n])

  const { locale } = i18n
  useEffect(() => {
    let wanted = true
    const follow = async (): Promise<void> => {
      const language = languageFor(choice, navigator.languages)
      if (language === locale) return
      const next = await loadI18n(language, navigator.languages)
      if (wanted) setI18n(next)
    }
    void follow()
    window.addEventListener('languagechange', follow)
    return () => {
      wanted = false
      window.removeEventListener('languagechange', follow)
    }
  }, [choice, locale])
  return i18n
}
