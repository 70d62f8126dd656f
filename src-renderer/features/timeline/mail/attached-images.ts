import type { Attachment } from '../../../../src-main/contract/message.ts'
import { attachedImageVariable } from './mail-css.ts'
import { mailAttributes } from './sanitise-mail.ts'

type Read = (attachment: Attachment, signal: AbortSignal) => Promise<Blob>

/**
 * Puts the images that came with a mail where its HTML (`cid:`) and its styles name them. Returns what releases them.
 * What is missing, or not on this computer and out of reach, keeps its place and its alternative text.
 */
export function showAttachedImages(
  page: Document,
  contentIds: Iterable<string>,
  attachments: readonly Attachment[],
  read: Read,
): () => void {
  const stop = new AbortController()
  const urls: string[] = []
  for (const contentId of contentIds) {
    const attachment = attachments.find((each) => each.contentId === contentId)
    if (!attachment || !isImage(attachment)) continue
    read(attachment, stop.signal).then(
      (blob) => {
        const url = URL.createObjectURL(blob)
        urls.push(url)
        for (const image of page.querySelectorAll<HTMLImageElement>(`img[${mailAttributes.attached}]`)) {
          if (image.getAttribute(mailAttributes.attached) === contentId) image.src = url
        }
        page.documentElement.style.setProperty(attachedImageVariable(contentId), `url("${url}")`)
      },
      () => {},
    )
  }
  return () => {
    stop.abort()
    for (const url of urls) URL.revokeObjectURL(url)
  }
}

/** By its name where the type says nothing: some programs send every part as bytes. */
function isImage({ type, name }: Attachment): boolean {
  return (
    type.startsWith('image/') || (type === 'application/octet-stream' && /\.(?:png|jpe?g|gif|webp|bmp)$/i.test(name))
  )
}
