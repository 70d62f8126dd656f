import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker'

/** Why a PDF cannot be shown: `locked` wants a password, `broken` is none or is damaged. */
export class PdfProblem extends Error {
  readonly reason: 'locked' | 'broken'

  constructor(reason: 'locked' | 'broken', cause: unknown) {
    super(`The PDF is ${reason}`, { cause })
    this.name = 'PdfProblem'
    this.reason = reason
  }
}

/** An open PDF. Its parser runs in a worker of its own, which `close` ends whatever it does. */
export interface PdfFile {
  readonly pages: number
  /** By number, the first is 1. Throws `PdfProblem`. */
  page(number: number): Promise<PdfPage>
  close(): void
}

export interface PdfPage {
  /** Size at scale 1, CSS px. */
  readonly width: number
  readonly height: number
  /** Paints the page as wide as the canvas is; a second call while one runs throws. Aborting stops it. */
  paint(canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void>
  /** Lays the words over the painted page, unseen but to be selected. */
  layWords(container: HTMLElement, scale: number, signal: AbortSignal): Promise<void>
}

/** Larger pictures inside a page are left out: they would fill the memory. */
const mostPixelsOfAPicture = 2 ** 26

/**
 * Opens a PDF for looking at: no script of it runs, no form is alive, nothing outside is fetched. The reader itself is
 * loaded with the first one.
 */
export async function openPdf(bytes: Uint8Array, signal: AbortSignal): Promise<PdfFile> {
  const { getDocument, PDFWorker } = await import('pdfjs-dist')
  signal.throwIfAborted()
  const thread = new PdfWorker()
  // What the reader brings for fonts and old pictures; served beside the window, see `electron.vite.config.ts`.
  const folder = (name: string) => new URL(`pdf/${name}/`, document.baseURI).href
  const task = getDocument({
    data: bytes,
    worker: PDFWorker.create({ port: thread } as unknown as Parameters<typeof PDFWorker.create>[0]),
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    // The policy of the window allows no WebAssembly: pictures in old formats are read by plain scripts instead.
    wasmUrl: folder('wasm'),
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: mostPixelsOfAPicture,
    verbosity: 0,
  })
  const close = () => {
    signal.removeEventListener('abort', close)
    // A hostile file may keep the worker busy for ever: it is not asked.
    thread.terminate()
    task.destroy().catch(() => {})
  }
  signal.addEventListener('abort', close)
  try {
    const pdf = await orAbort(task.promise, signal)
    return { pages: pdf.numPages, page: (number) => openPage(pdf, number, signal), close }
  } catch (thrown) {
    close()
    signal.throwIfAborted()
    throw new PdfProblem((thrown as Error).name === 'PasswordException' ? 'locked' : 'broken', thrown)
  }
}

async function openPage(pdf: PDFDocumentProxy, number: number, signal: AbortSignal): Promise<PdfPage> {
  try {
    const page = await orAbort(pdf.getPage(number), signal)
    const { width, height } = page.getViewport({ scale: 1 })
    return {
      width,
      height,
      paint: (canvas, stop) => paint(page, canvas, stop),
      layWords: (container, scale, stop) => layWords(page, container, scale, stop),
    }
  } catch (thrown) {
    signal.throwIfAborted()
    throw new PdfProblem('broken', thrown)
  }
}

async function paint(page: PDFPageProxy, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void> {
  const { AnnotationMode } = await import('pdfjs-dist')
  signal.throwIfAborted()
  const scale = canvas.width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const painting = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE })
  const stop = () => painting.cancel()
  signal.addEventListener('abort', stop)
  try {
    await orAbort(painting.promise, signal)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function layWords(page: PDFPageProxy, container: HTMLElement, scale: number, signal: AbortSignal): Promise<void> {
  const { TextLayer } = await import('pdfjs-dist')
  signal.throwIfAborted()
  container.replaceChildren()
  container.style.setProperty('--total-scale-factor', String(scale))
  const viewport = page.getViewport({ scale })
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container, viewport })
  const stop = () => layer.cancel()
  signal.addEventListener('abort', stop)
  try {
    await orAbort(layer.render(), signal)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** A worker that was ended never answers: the wait ends with the signal. */
function orAbort<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
