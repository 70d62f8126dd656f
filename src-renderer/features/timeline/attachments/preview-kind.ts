import type { Attachment } from '../../../../src-main/contract/message.ts'

/** How an attachment can be looked at; null for what can only be saved. */
export type PreviewKind = 'image' | 'pdf' | null

/** By type, and by name where the type says nothing. Only images that browsers paint and that carry no script. */
export function previewKindOf({ type, name }: Pick<Attachment, 'type' | 'name'>): PreviewKind {
  if (/^image\/(png|jpe?g|pjpeg|gif|webp|avif|bmp)$/.test(type)) return 'image'
  if (/^application\/(x-)?pdf$/.test(type)) return 'pdf'
  if (type !== 'application/octet-stream') return null
  if (/\.(png|jpe?g|gif|webp|avif|bmp)$/i.test(name)) return 'image'
  return /\.pdf$/i.test(name) ? 'pdf' : null
}
