import { useMemo } from 'react'
import type { CannedVariant } from '../../../src-main/contract/canned.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'

/** What a wording is for: "Italian, live chat"; "Italian" for any channel. */
export function useVariantLabel(): (variant: Pick<CannedVariant, 'channel' | 'language'>) => string {
  const { t, locale } = useI18n()
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'language' })
    return ({ channel, language }) => {
      const spoken = language === null ? null : capital(nameOf(names, language), locale)
      if (spoken === null) return channel === null ? t('replies.variant.any') : t(`channel.${channel}`)
      return channel === null ? spoken : `${spoken} · ${t(`channel.${channel}`)}`
    }
  }, [t, locale])
}

/** An imported file may call a language as nobody does. */
function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

function capital(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
}
