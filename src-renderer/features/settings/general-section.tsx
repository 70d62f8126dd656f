import { useState } from 'react'
import type { LanguageChoice } from '../../../src-main/contract/languages.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { Select } from '../../components/select.tsx'
import { useHost } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { languageOptions } from '../../i18n/language-options.ts'
import { DueNoticesGroup } from './due-notices-group.tsx'
import styles from './settings-dialog.module.css'
import { WritingGroup } from './writing-group.tsx'

type Theme = 'system' | 'light' | 'dark'

interface GeneralSectionProps {
  readonly theme: Theme
  readonly onThemeChange: (theme: Theme) => void
  readonly language: LanguageChoice
  readonly onLanguageChange: (language: LanguageChoice) => void
  readonly notifications: boolean
  readonly onNotificationsChange: (notifications: boolean) => void
}

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** Looks, language, who writes, and notifications. */
export function GeneralSection({
  theme,
  onThemeChange,
  language,
  onLanguageChange,
  notifications,
  onNotificationsChange,
}: GeneralSectionProps) {
  const { t } = useI18n()
  const host = useHost()
  const [denied, setDenied] = useState(false)

  async function changeNotifications(wanted: boolean): Promise<void> {
    // A page must ask the browser first, and only on a click.
    if (wanted && host.kind === 'browser' && (await Notification.requestPermission()) !== 'granted') {
      setDenied(true)
      return
    }
    setDenied(false)
    onNotificationsChange(wanted)
  }

  return (
    <>
      <section className={styles.group}>
        <h3 className={styles.groupTitle}>{t('settings.appearance')}</h3>
        <SegmentedControl
          label={t('settings.appearance')}
          value={theme}
          onValueChange={onThemeChange}
          options={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        />
      </section>
      <section className={styles.group}>
        <h3 className={styles.groupTitle}>{t('settings.language')}</h3>
        <div className={styles.language}>
          <Select
            label={t('settings.language')}
            labelHidden
            value={language}
            options={[{ value: 'system', label: t('settings.language.system') }, ...languageOptions]}
            onValueChange={onLanguageChange}
          />
        </div>
      </section>
      <WritingGroup />
      <section className={styles.group}>
        <h3 className={styles.groupTitle}>{t('settings.notifications')}</h3>
        <Checkbox
          checked={notifications}
          onCheckedChange={(wanted) => void changeNotifications(wanted)}
          label={t('settings.notifications.label')}
          hint={t('settings.notifications.hint')}
        />
        {denied && (
          <p className={styles.problem} role="alert">
            {t('settings.notifications.denied')}
          </p>
        )}
      </section>
      <DueNoticesGroup />
    </>
  )
}
