import { FlaskConical, Plus, ShieldCheck, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../../src-main/contract/account.ts'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import { useToast } from '../../../components/toaster.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import type { ServiceLevelsStores } from '../service-levels-stores.ts'
import styles from '../split-page.module.css'
import bar from './policies-page.module.css'
import { isChanged } from './policies-store.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { emptyPolicy } from './policy-fields.ts'
import { summarise } from './policy-words.ts'

interface PoliciesPageProps {
  readonly stores: ServiceLevelsStores
  readonly accounts: readonly AccountView[]
  readonly tags: readonly string[]
  readonly onTry: () => void
}

/** The desk's promises in the order they are tried; the first that fits a conversation wins. */
export function PoliciesPage({ stores, accounts, tags, onTry }: PoliciesPageProps) {
  const i18n = useI18n()
  const { t, format, describeError } = i18n
  const toast = useToast()
  const store = stores.policies
  const { kept, rows, open, check, error, saving, problem, recount, ...steps } = useStore(store)
  const changed = isChanged({ kept, rows })
  const dragged = useRef<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const list = useRef<HTMLOListElement>(null)
  if (kept === null)
    return error && <ErrorState title={t('policies.failed')} error={error} onRetry={() => void steps.load()} />
  const isNameless = rows.some(({ policy }) => policy.name.trim() === '')

  async function save(): Promise<void> {
    if (await steps.save()) toast({ title: t('policies.saved') })
  }

  function onKeyDown(event: KeyboardEvent, key: number, place: number): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    if (event.altKey) steps.move(key, place + by)
    else list.current?.querySelectorAll<HTMLElement>('button')[place + by]?.focus()
  }

  return (
    <>
      <div className={styles.bar}>
        <div className={styles.state}>
          {problem ? (
            <p className={styles.problem} role="alert">
              {describeError(problem)}
            </p>
          ) : recount ? (
            <div className={bar.recount}>
              <p>
                {t('policies.recount', {
                  done: format.number(recount.done),
                  total: format.number(recount.total ?? recount.done),
                })}
              </p>
              <ProgressBar
                label={t('policies.recount.label')}
                fraction={recount.total ? recount.done / recount.total : null}
              />
            </div>
          ) : (
            <p>{changed ? t('policies.unsaved') : t('policies.intro')}</p>
          )}
        </div>
        {changed && (
          <Button variant="quiet" onClick={() => steps.discard()}>
            {t('levels.discard')}
          </Button>
        )}
        <Button icon={<FlaskConical aria-hidden="true" />} disabled={rows.length === 0 || isNameless} onClick={onTry}>
          {t('policies.try')}
        </Button>
        <Button variant="primary" busy={saving} disabled={!changed || isNameless} onClick={() => void save()}>
          {t('levels.save')}
        </Button>
      </div>
      <div className={styles.split}>
        <nav className={styles.list} aria-label={t('levels.page.policies')}>
          <div className={styles.add}>
            <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => steps.add(emptyPolicy())}>
              {t('policies.new')}
            </Button>
          </div>
          <ol ref={list}>
            {rows.map(({ key, policy }, place) => {
              const isOdd = check?.problems.some((each) => each.policy === place) ?? false
              const matched = check?.matched[place]
              return (
                <li key={key}>
                  <button
                    type="button"
                    className={styles.row}
                    aria-current={key === open || undefined}
                    data-off={!policy.enabled || undefined}
                    data-over={over === key || undefined}
                    draggable
                    onClick={() => steps.choose(key)}
                    onKeyDown={(event) => onKeyDown(event, key, place)}
                    onDragStart={() => {
                      dragged.current = key
                    }}
                    onDragOver={(event) => {
                      if (dragged.current === null) return
                      event.preventDefault()
                      setOver(key)
                    }}
                    onDragEnd={() => {
                      dragged.current = null
                      setOver(null)
                    }}
                    onDrop={(event) => {
                      event.preventDefault()
                      if (dragged.current !== null) steps.move(dragged.current, place)
                    }}
                  >
                    <span className={styles.place}>{place + 1}</span>
                    <span className={styles.words}>
                      <span className={styles.name}>{policy.name || t('policies.unnamed')}</span>
                      <span className={styles.detail}>{summarise(policy, i18n)}</span>
                      {matched !== undefined && (
                        <span className={styles.detail}>{t('policies.matched', { count: matched })}</span>
                      )}
                    </span>
                    {isOdd && (
                      <span className={styles.sign} role="img" aria-label={t('levels.problems')}>
                        <TriangleAlert aria-hidden="true" />
                      </span>
                    )}
                  </button>
                </li>
              )
            })}
          </ol>
          {check && (
            <p className={styles.foot}>
              {t('policies.unmatched', { count: check.unmatched })} {t('policies.orderHint')}
            </p>
          )}
        </nav>
        {rows.some(({ key }) => key === open) ? (
          <PolicyEditor key={open} stores={stores} accounts={accounts} tags={tags} />
        ) : (
          <div className={styles.nothing}>
            <EmptyState icon={<ShieldCheck aria-hidden="true" />} title={t('policies.none.title')}>
              {t('policies.none.text')}
            </EmptyState>
          </div>
        )}
      </div>
    </>
  )
}
