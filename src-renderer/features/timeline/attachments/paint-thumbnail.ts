import { pixelSizeOf } from './image-pixels.ts'
import { openPdf } from './pdf-document.ts'

/** Twice the tile's size, for sharp screens. */
const size = { width: 288, height: 176 } as const
const mostPixels = 50_000_000
/** Where an image keeps its size; a JPEG may carry a whole profile before it. */
const headBytes = 1 << 18

/** The middle of an image, or the top of a PDF's first page, as a small picture; null for what had better not be decoded. */
export async function paintThumbnail(blob: Blob, kind: 'image' | 'pdf', signal: AbortSignal): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const painted = kind === 'pdf' ? await paintPdf(canvas, blob, signal) : await paintImage(canvas, blob)
  if (!painted) return null
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', 0.85))
}

async function paintImage(canvas: HTMLCanvasElement, blob: Blob): Promise<boolean> {
  const pixels = pixelSizeOf(new Uint8Array(await blob.slice(0, headBytes).arrayBuffer()))
  if (!pixels || pixels.width * pixels.height > mostPixels) return false
  const image = await createImageBitmap(blob)
  const scale = Math.max(canvas.width / image.width, canvas.height / image.height)
  const [width, height] = [image.width * scale, image.height * scale]
  const context = canvas.getContext('2d')
  if (!context) return false
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height)
  image.close()
  return true
}

async function paintPdf(canvas: HTMLCanvasElement, blob: Blob, signal: AbortSignal): Promise<boolean> {
  const pdf = await openPdf(new Uint8Array(await blob.arrayBuffer()), signal)
  try {
    const page = await pdf.page(1)
    const whole = document.createElement('canvas')
    whole.width = canvas.width
    whole.height = Math.min(canvas.width * 4, Math.ceil((canvas.width * page.height) / page.width))
    await page.paint(whole, signal)
    canvas.getContext('2d')?.drawImage(whole, 0, 0)
    return true
  } finally {
    pdf.close()
  }
}
