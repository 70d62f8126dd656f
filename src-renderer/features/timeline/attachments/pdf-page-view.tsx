import { useEffect, useRef, useState } from 'react'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './attachment-viewer.module.css'
import type { PdfFile } from './pdf-document.ts'

interface PdfPageViewProps {
  readonly file: PdfFile
  readonly number: number
  /** CSS px. */
  readonly width: number
  /** The page's shape until it is known. */
  readonly assumed: { readonly width: number; readonly height: number }
}

/** Sharper than this a canvas costs more memory than it is worth. */
const mostCanvasPixels = 16_000_000

/** One page: painted when it comes near the view, let go of when it is far. */
export function PdfPageView({ file, number, width, assumed }: PdfPageViewProps) {
  const { t } = useI18n()
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const [shape, setShape] = useState(assumed)
  const [broken, setBroken] = useState(false)

  useEffect(() => {
    if (!frame.current) return
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: frame.current.parentElement,
      rootMargin: '100% 0px',
    })
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const [target, layer] = [canvas.current, words.current]
    if (!near || !target || !layer) return
    const stop = new AbortController()
    async function show(target: HTMLCanvasElement, layer: HTMLElement): Promise<void> {
      const page = await file.page(number)
      if (stop.signal.aborted) return
      setShape({ width: page.width, height: page.height })
      const height = (width * page.height) / page.width
      const sharpness = Math.min(devicePixelRatio, Math.sqrt(mostCanvasPixels / (width * height)))
      // Painted aside: the page in view is never blank while another zoom is made.
      const fresh = document.createElement('canvas')
      fresh.width = Math.round(width * sharpness)
      fresh.height = Math.round(height * sharpness)
      await page.paint(fresh, stop.signal)
      target.width = fresh.width
      target.height = fresh.height
      target.getContext('2d')?.drawImage(fresh, 0, 0)
      await page.layWords(layer, width / page.width, stop.signal)
    }
    show(target, layer).catch(() => {
      if (!stop.signal.aborted) setBroken(true)
    })
    return () => stop.abort()
  }, [near, file, number, width])

  useEffect(() => {
    if (near || !canvas.current || !words.current) return
    canvas.current.width = 0
    canvas.current.height = 0
    words.current.replaceChildren()
  }, [near])

  return (
    <div
      ref={frame}
      className={styles.page}
      data-page={number}
      role="img"
      aria-label={t('timeline.pdf.page', { number })}
      style={{ width, height: (width * shape.height) / shape.width }}
    >
      <canvas ref={canvas} />
      <div ref={words} className={styles.words} />
      {broken && <p className={styles.problem}>{t('timeline.pdf.pageBroken')}</p>}
    </div>
  )
}
