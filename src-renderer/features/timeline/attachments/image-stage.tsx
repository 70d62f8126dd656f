import { useEffect, useRef, useState } from 'react'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './attachment-viewer.module.css'
import { type PixelSize, pixelSizeOf } from './image-pixels.ts'
import type { Zoom } from './zoom.ts'

interface ImageStageProps {
  readonly blob: Blob
  readonly name: string
  readonly zoom: Zoom
  readonly onZoomChange: (zoom: Zoom) => void
}

const closeUp: Zoom = 3
/** A picture that claims more would fill the memory. */
const mostPixels = 200_000_000
const headBytes = 1 << 18

/** An image, as large as the window allows; a click looks closer, another one steps back. */
export function ImageStage({ blob, name, zoom, onZoomChange }: ImageStageProps) {
  const { t } = useI18n()
  const stage = useRef<HTMLDivElement>(null)
  // The one before took the focus with it.
  useEffect(() => stage.current?.focus({ preventScroll: true }), [])
  const [url, setUrl] = useState<string | null>(null)
  const [problem, setProblem] = useState<'broken' | 'too-large' | null>(null)
  const [natural, setNatural] = useState<PixelSize | null>(null)
  useEffect(() => {
    let made: string | null = null
    let current = true
    isBearable(blob).then((bearable) => {
      if (!current) return
      if (bearable) made = URL.createObjectURL(blob)
      setUrl(made)
      setProblem(bearable ? null : 'too-large')
    })
    return () => {
      current = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [blob])

  if (problem)
    return (
      <p className={styles.problem}>{t(problem === 'broken' ? 'timeline.imageBroken' : 'timeline.imageTooLarge')}</p>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div ref={stage} className={styles.stage} tabIndex={0} data-initial-focus="">
      {url && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.picture}
          data-zoomed={zoom > 1 || undefined}
          aria-label={t(zoom > 1 ? 'timeline.stepBack' : 'timeline.lookCloser')}
          onClick={() => onZoomChange(zoom > 1 ? 1 : closeUp)}
        >
          <img
            src={url}
            alt={name}
            width={zoom === 1 ? undefined : zoomedWidth(natural, stage.current, zoom)}
            data-fitted={zoom === 1 || undefined}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              setNatural({ width, height })
            }
            onError={() => setProblem('broken')}
          />
        </button>
      )}
    </div>
  )
}

async function isBearable(blob: Blob): Promise<boolean> {
  const size = pixelSizeOf(new Uint8Array(await blob.slice(0, headBytes).arrayBuffer()))
  return size === null || size.width * size.height <= mostPixels
}

/** Counted from the size at which it fits; a small picture fits at its own. */
function zoomedWidth(natural: PixelSize | null, stage: HTMLElement | null, zoom: Zoom): number | undefined {
  if (!natural || !stage) return undefined
  const fit = Math.min(1, stage.clientWidth / natural.width, stage.clientHeight / natural.height)
  return Math.round(natural.width * fit * zoom)
}
