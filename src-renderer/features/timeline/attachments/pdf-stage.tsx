import { type UIEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Spinner } from '../../../components/spinner.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './attachment-viewer.module.css'
import { openPdf, type PdfFile, PdfProblem } from './pdf-document.ts'
import { PdfPageView } from './pdf-page-view.tsx'
import type { Zoom } from './zoom.ts'

interface PdfStageProps {
  readonly blob: Blob
  readonly zoom: Zoom
  /** Which page is in view, of how many. */
  readonly onPageChange: (page: number, pages: number) => void
}

/** Beyond this a page is no easier to read. */
const widestPagePx = 960
const marginPx = 48

/** The pages of a PDF under each other, of which only those near the view are painted. */
export function PdfStage({ blob, zoom, onPageChange }: PdfStageProps) {
  const { t } = useI18n()
  const stage = useRef<HTMLDivElement>(null)
  // The one before took the focus with it.
  useEffect(() => stage.current?.focus({ preventScroll: true }), [])
  const [file, setFile] = useState<PdfFile | null>(null)
  const [shape, setShape] = useState<{ readonly width: number; readonly height: number } | null>(null)
  const [problem, setProblem] = useState<PdfProblem['reason'] | null>(null)
  const [room, setRoom] = useState(0)

  const tellPage = useRef(onPageChange)
  tellPage.current = onPageChange
  useEffect(() => {
    const end = new AbortController()
    async function open(): Promise<void> {
      const opened = await openPdf(new Uint8Array(await blob.arrayBuffer()), end.signal)
      // Most documents have pages of one size: until a page is known it is taken for the first.
      const first = await opened.page(1)
      setShape({ width: first.width, height: first.height })
      setFile(opened)
      tellPage.current(1, opened.pages)
    }
    open().catch((thrown) => {
      if (!end.signal.aborted) setProblem(thrown instanceof PdfProblem ? thrown.reason : 'broken')
    })
    return () => end.abort()
  }, [blob])

  useLayoutEffect(() => {
    const element = stage.current
    if (!element) return
    const measure = () => setRoom(element.clientWidth)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])

  function onScroll({ currentTarget }: UIEvent<HTMLElement>): void {
    if (!file) return
    const middle = currentTarget.scrollTop + currentTarget.clientHeight / 2
    const pages = [...currentTarget.querySelectorAll<HTMLElement>('[data-page]')]
    const above = pages.filter((page) => page.offsetTop <= middle).length
    onPageChange(Math.max(1, above), file.pages)
  }

  if (problem) return <p className={styles.problem}>{t(`timeline.pdf.${problem}`)}</p>
  const width = Math.max(120, Math.min(widestPagePx, room - marginPx) * zoom)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div ref={stage} className={styles.pages} tabIndex={0} data-initial-focus="" onScroll={onScroll}>
      {file && shape && room > 0 ? (
        Array.from({ length: file.pages }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          <PdfPageView key={index} file={file} number={index + 1} width={width} assumed={shape} />
        ))
      ) : (
        <div className={styles.waiting}>
          <Spinner />
        </div>
      )}
    </div>
  )
}
