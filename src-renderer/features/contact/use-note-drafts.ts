import { useEffect, useMemo, useRef } from 'react'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { useErrorToast } from '../../components/toaster.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { createNoteDrafts, type NoteDraftsStore } from './note-drafts.ts'

/** The notes of this window. What is not kept yet is sent when the window closes and when the engine is back. */
export function useNoteDrafts(): NoteDraftsStore {
  const { t } = useI18n()
  const engine = useEngine()
  const tellError = useErrorToast()
  const onFailure = useRef<Parameters<typeof createNoteDrafts>[1]>(() => {})
  onFailure.current = (_, error) => tellError(t('contact.note.failed'), error)
  const drafts = useMemo(
    () => createNoteDrafts(engine, (contact: ContactId, error) => onFailure.current(contact, error)),
    [engine],
  )
  useEffect(() => {
    const saveAll = () => drafts.getState().saveAll()
    window.addEventListener('pagehide', saveAll)
    const unsubscribe = engine.onConnection((connection) => connection === 'connected' && saveAll())
    return () => {
      window.removeEventListener('pagehide', saveAll)
      unsubscribe()
    }
  }, [drafts, engine])
  return drafts
}
