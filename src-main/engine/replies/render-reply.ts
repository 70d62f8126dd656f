import type { CannedReply, CannedReplyId, RenderedReply } from '../../contract/canned.ts'
import { filesOfReply } from '../store/canned-files.ts'
import type { CannedRow } from '../store/canned-replies.ts'
import type { Database } from '../store/database.ts'
import { chooseVariant } from './choose-variant.ts'
import type { DeskManners } from './desk-manners.ts'
import { replyScene } from './reply-scene.ts'
import { fillBody, fillLine } from './template/fill.ts'

/** A reply as a window shows it; `files` where they were read already. */
export function replyView(db: Database, row: CannedRow, files = filesOfReply(db, row.id)): CannedReply {
  return {
    id: row.id as CannedReplyId,
    title: row.title,
    folder: row.folder,
    tags: [...row.tags],
    shortcut: row.shortcut,
    subject: row.subject,
    variants: [...row.variants],
    steps: [...row.steps],
    used: row.used,
    lastUsedAt: row.lastUsedAt,
    files: files.map(({ name, type, size_bytes }) => ({ name, type, sizeBytes: size_bytes })),
  }
}

/** Fills a reply for a place: in the variant asked for, else in the one that fits best. */
export function renderReply(
  db: Database,
  reply: Pick<CannedRow, 'subject' | 'variants'>,
  place: { readonly draft: number | null; readonly conversation: number | null; readonly variant: number | null },
  desk: DeskManners,
): RenderedReply {
  const scene = replyScene(db, place, desk)
  // Who says nothing is answered in the desk's own language.
  const chosen = chooseVariant(reply.variants, scene.channel, scene.language ?? desk.language)
  const at = place.variant !== null && place.variant < reply.variants.length ? place.variant : chosen
  const variant = reply.variants[at]
  const manners = { language: variant?.language ?? desk.language, zone: desk.zone }
  const body = fillBody(variant?.body ?? '', scene.facts, manners)
  const subject = fillLine(reply.subject, scene.facts, manners)
  return {
    html: body.html,
    text: body.text,
    subject: subject.text,
    problems: [...subject.problems, ...body.problems],
    variant: at,
  }
}
