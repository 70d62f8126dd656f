import type { CannedReply } from '../../contract/canned.ts'
import { draftView } from '../drafts/draft-view.ts'
import { checkBody } from '../replies/check-template.ts'
import { type DeskManners, deskManners } from '../replies/desk-manners.ts'
import { exportCsv, exportJson } from '../replies/exchange/export-replies.ts'
import { findReplies } from '../replies/find-replies.ts'
import { usableReply } from '../replies/keep-replies.ts'
import { createLibrary } from '../replies/library.ts'
import { renderReply, replyView } from '../replies/render-reply.ts'
import { conversationLanguage, customFields } from '../replies/reply-scene.ts'
import { suggestReplies } from '../replies/suggest-replies.ts'
import { variables } from '../replies/variables.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { filesByReply } from '../store/canned-files.ts'
import { replyById } from '../store/canned-replies.ts'
import type { DeskParts } from './desk-parts.ts'

type RepliesCalls = Extract<keyof Handlers, `canned.${string}`>

/** Canned replies: found, filled, kept and exchanged. */
export function repliesHandlers(desk: DeskParts): Pick<Handlers, RepliesCalls> {
  const { store, deps } = desk
  const { reader, writer } = store
  const library = createLibrary(reader)
  const view = (id: number) => replyView(reader, usableReply(reader, id))
  const manners = (): DeskManners => deskManners(reader, deps.clock.now())
  const changed = () => desk.emit({ type: 'canned' })
  const listed = (): readonly CannedReply[] => {
    const { compare } = new Intl.Collator(manners().language, { numeric: true })
    const files = filesByReply(reader)
    return library
      .all()
      .map(({ row }) => replyView(reader, row, files.get(row.id) ?? []))
      .sort((a, b) => compare(a.folder, b.folder) || compare(a.title, b.title) || a.id - b.id)
  }

  return {
    'canned.list': listed,
    'canned.find': ({ text, conversation, limit }) => {
      const language = conversation === null ? null : conversationLanguage(reader, conversation)
      const question = { text, language, now: deps.clock.now(), limit }
      return findReplies(library.all(), question).map((row) => replyView(reader, row))
    },
    'canned.render': ({ reply, ...place }) => renderReply(reader, usableReply(reader, reply), place, manners()),
    'canned.preview': ({ variant, subject, conversation }) =>
      renderReply(reader, { subject, variants: [variant] }, { conversation, draft: null, variant: 0 }, manners()),
    'canned.variables': () => [
      ...variables,
      ...Object.entries(customFields(reader)).map(([name, value]) => ({
        name: `custom.${name}`,
        example: String(value),
      })),
    ],
    'canned.check': ({ template }) => checkBody(template, customFields(reader)),
    'canned.save': async (request) => {
      const id = await writer.run('saveReply', request)
      changed()
      return view(id)
    },
    'canned.remove': async ({ reply }) => {
      await writer.run('removeReply', { id: reply })
      changed()
      return {}
    },
    'canned.restore': async ({ reply }) => {
      await writer.run('restoreReply', { id: reply })
      changed()
      return view(reply)
    },
    'canned.addFile': async ({ reply, name, type, base64 }) => {
      await writer.run('addReplyFile', { reply, name, type, content: Buffer.from(base64, 'base64') })
      changed()
      return view(reply)
    },
    'canned.removeFile': async ({ reply, index }) => {
      await writer.run('removeReplyFile', { id: reply, index })
      changed()
      return view(reply)
    },
    'canned.use': async (request) => {
      await writer.run('useReply', request)
      changed()
      desk.emit({ type: 'drafts' })
      return draftView(reader, request.draft)
    },
    'canned.suggest': ({ conversation }) =>
      suggestReplies(reader, conversation).flatMap((id) => {
        const row = replyById(reader, id)
        return row && row.removedAt === null ? [replyView(reader, row)] : []
      }),
    'canned.export': ({ format }) => ({
      text: format === 'json' ? exportJson(reader, listed()) : exportCsv(listed()),
    }),
    'canned.import': async (request) => {
      const result = await writer.run('importReplies', request)
      changed()
      return result
    },
  }
}
