import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useErrorToast, useToast } from '../../components/toaster.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './settings-dialog.module.css'

export interface ListedSender {
  readonly key: string
  readonly name: string
  /** Resolves to what puts them on the list again. */
  remove(): Promise<() => Promise<unknown>>
}

interface SenderListProps {
  readonly title: string
  readonly text: string
  readonly nobody: string
  readonly removeLabel: (name: string) => string
  readonly removedTitle: (name: string) => string
  /** Called again whenever it is another function, and after every change. */
  readonly load: () => Promise<readonly ListedSender[]>
}

/** Senders that a reader once decided about, each of whom is taken off with one press and put back by the toast. */
export function SenderList({ title, text, nobody, removeLabel, removedTitle, load }: SenderListProps) {
  const { t } = useI18n()
  const toast = useToast()
  const tellError = useErrorToast()
  const [senders, setSenders] = useState<readonly ListedSender[] | null>(null)
  const [error, setError] = useState<DeskErrorShape | null>(null)
  const [asked, setAsked] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the requests to look again
  useEffect(() => {
    let current = true
    load().then(
      (found) => {
        if (!current) return
        setSenders(found)
        setError(null)
      },
      (thrown) => current && setError(DeskError.from(thrown).toShape()),
    )
    return () => {
      current = false
    }
  }, [load, asked])
  const askAgain = () => setAsked((times) => times + 1)

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (thrown) {
      tellError(t('settings.changeFailed'), DeskError.from(thrown).toShape())
    }
    askAgain()
  }

  const remove = (sender: ListedSender) =>
    attempt(async () => {
      const putBack = await sender.remove()
      const undo = { label: t('settings.undo'), onSelect: () => void attempt(putBack) }
      toast({ title: removedTitle(sender.name), action: undo })
    })

  if (error) return <ErrorState title={t('settings.failed')} error={error} onRetry={askAgain} />
  if (!senders) return null
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>{title}</h3>
      <p>{text}</p>
      {senders.length === 0 ? (
        <p className={styles.note}>{nobody}</p>
      ) : (
        <ul className={styles.senders} aria-label={title}>
          {senders.map((sender) => (
            <li key={sender.key}>
              <span title={sender.name}>{sender.name}</span>
              <IconButton
                size="small"
                label={removeLabel(sender.name)}
                icon={<X />}
                onClick={() => void remove(sender)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
