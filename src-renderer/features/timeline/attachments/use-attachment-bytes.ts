import { useEffect, useState } from 'react'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import type { Attachment } from '../../../../src-main/contract/message.ts'
import { useEngine } from '../../../engine-client/desk-context.tsx'
import { readAttachment } from '../attachment-bytes.ts'

/** An attachment on its way into the window. */
interface Arriving {
  readonly blob: Blob | null
  /** 0 to 1; null while the server has not answered. */
  readonly progress: number | null
  readonly error: DeskErrorShape | null
}

const nothingYet: Arriving = { blob: null, progress: null, error: null }

/** All bytes of an attachment, asked for anew for each one and by `retry`. */
export function useAttachmentBytes(attachment: Attachment): Arriving & { readonly retry: () => void } {
  const engine = useEngine()
  const [attempt, setAttempt] = useState(0)
  const [arriving, setArriving] = useState<Arriving>(nothingYet)
  const { id, type } = attachment
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    const stop = new AbortController()
    const tell = (change: Partial<Arriving>) => {
      if (!stop.signal.aborted) setArriving((before) => ({ ...before, ...change }))
    }
    setArriving(nothingYet)
    readAttachment(engine, { id, type }, stop.signal, (progress) => tell({ progress })).then(
      (blob) => tell({ blob }),
      (thrown) => tell({ error: DeskError.from(thrown).toShape() }),
    )
    return () => stop.abort()
  }, [engine, id, type, attempt])
  return { ...arriving, retry: () => setAttempt((before) => before + 1) }
}
