import { useEffect, useState } from 'react'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useErrorToast } from '../../components/toaster.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './settings-dialog.module.css'

/** Settings of the desk, by which the engine knows them. */
const nameKey = 'agent.name'
const undoKey = 'send.undoSeconds'
const usualUndoSeconds = 5
const undoChoices = ['0', '5', '10', '20', '30', '60'] as const

interface Writing {
  readonly name: string
  /** What the agent is called without a name of their own. */
  readonly usualName: string
  readonly undoSeconds: number
}

/** Who the agent is to colleagues, and how long an answer waits for second thoughts. */
export function WritingGroup() {
  const { t } = useI18n()
  const engine = useEngine()
  const tellError = useErrorToast()
  const [writing, setWriting] = useState<Writing | null>(null)

  useEffect(() => {
    let current = true
    Promise.all([engine.call('settings.get', {}), engine.call('triage.words', {})]).then(
      ([settings, { me }]) => {
        const [name, undo] = [settings[nameKey], settings[undoKey]]
        if (current)
          setWriting({
            name: typeof name === 'string' ? name : '',
            usualName: me,
            undoSeconds: typeof undo === 'number' ? undo : usualUndoSeconds,
          })
      },
      // Fields that would show something else than what holds are left out.
      () => {},
    )
    return () => {
      current = false
    }
  }, [engine])

  async function keep(key: string, value: string | number): Promise<void> {
    try {
      await engine.call('settings.set', { key, value })
    } catch (thrown) {
      tellError(t('app.actionFailed'), DeskError.from(thrown).toShape())
    }
  }

  if (!writing) return null
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>{t('settings.writing')}</h3>
      <div className={styles.writing}>
        <TextField
          label={t('settings.agentName')}
          hint={t('settings.agentNameHint')}
          placeholder={writing.usualName}
          value={writing.name}
          maxLength={100}
          autoComplete="off"
          onValueChange={(name) => {
            setWriting({ ...writing, name })
            void keep(nameKey, name)
          }}
        />
        <Select
          label={t('settings.undoTime')}
          value={nearest(writing.undoSeconds)}
          options={undoChoices.map((value) => ({
            value,
            label:
              value === '0' ? t('settings.undoTime.never') : t('settings.undoTime.seconds', { seconds: Number(value) }),
          }))}
          onValueChange={(value) => {
            setWriting({ ...writing, undoSeconds: Number(value) })
            void keep(undoKey, Number(value))
          }}
        />
      </div>
    </section>
  )
}

/** A script may have set any number of seconds. */
function nearest(seconds: number): (typeof undoChoices)[number] {
  const distance = (choice: string) => Math.abs(Number(choice) - seconds)
  return undoChoices.reduce((best, choice) => (distance(choice) < distance(best) ? choice : best))
}
