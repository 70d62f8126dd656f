import type { CannedReply, CannedReplyId, RenderedReply } from '../../../src-main/contract/canned.ts'
import type { DraftId } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { WritingHandle } from '../../../src-renderer/components/rich-text/rich-text-handle.ts'
import type { ReplyPlace } from '../../../src-renderer/features/replies/reply-place.ts'
import { type Answers, scriptedClient } from '../../support/scripted-client.ts'
import { draftOf, kettle } from '../composer/writing-desk.ts'

export function cannedReply(id: number, title: string, change: Partial<CannedReply> = {}): CannedReply {
  return {
    id: id as CannedReplyId,
    title,
    folder: '',
    tags: [],
    shortcut: '',
    subject: '',
    variants: [{ channel: null, language: null, body: `<p>${title}</p>` }],
    steps: [],
    files: [],
    used: 0,
    lastUsedAt: null,
    ...change,
  }
}

export function rendered(words: string, change: Partial<RenderedReply> = {}): RenderedReply {
  return { html: `<p>${words}</p>`, text: words, subject: '', problems: [], variant: 0, ...change }
}

/** A desk with these replies: found by the beginning of their titles, kept and used as the engine does. */
export function repliesDesk(first: readonly CannedReply[], answers: Answers = {}) {
  let replies = first
  let next = 100
  const find = (id: CannedReplyId): CannedReply => {
    const found = replies.find((reply) => reply.id === id)
    if (!found) throw new DeskError('not-found', 'reply-gone', 'This canned reply is gone')
    return found
  }
  const put = (reply: CannedReply): CannedReply => {
    replies = replies.some(({ id }) => id === reply.id)
      ? replies.map((each) => (each.id === reply.id ? reply : each))
      : [...replies, reply]
    return reply
  }
  const engine = scriptedClient({
    'canned.list': () => replies,
    'canned.find': ({ text }) => replies.filter(({ title }) => title.toLowerCase().startsWith(text.toLowerCase())),
    'canned.render': ({ reply, variant }) => rendered(find(reply).title, { variant: variant ?? 0 }),
    'canned.suggest': () => [],
    'canned.use': ({ draft, reply }) => draftOf({ id: draft, steps: find(reply).steps }),
    'canned.save': ({ id, reply }) => put({ ...cannedReply(id ?? next++, reply.title), ...(id && find(id)), ...reply }),
    'canned.addFile': ({ reply, name, type, base64 }) => {
      const known = find(reply)
      return put({ ...known, files: [...known.files, { name, type, sizeBytes: atob(base64).length }] })
    },
    'canned.removeFile': ({ reply, index }) => {
      const known = find(reply)
      return put({ ...known, files: known.files.filter((_, at) => at !== index) })
    },
    'canned.remove': ({ reply }) => {
      replies = replies.filter(({ id }) => id !== reply)
      return {}
    },
    'canned.variables': () => [{ name: 'contact.name', example: 'Ana Pop' }],
    'canned.preview': ({ variant }) => rendered(variant.body),
    ...answers,
  })
  return { engine, replies: () => replies, change: put }
}

/** An answer under a pen that writes down what is put into it. */
export function placeOf(change: Partial<ReplyPlace> = {}) {
  const inserted: string[] = []
  const changed: unknown[] = []
  const brought: unknown[] = []
  const writing: WritingHandle = {
    focus: () => {},
    insert: ({ text }) => void inserted.push(text),
    goToGap: () => false,
    askForReply: () => {},
  }
  const place: ReplyPlace = {
    key: 'pen',
    draft: draftOf({ id: 1 as DraftId }),
    conversation: kettle,
    writing: () => writing,
    change: (each) => void changed.push(each),
    brought: (view) => void brought.push(view),
    ...change,
  }
  return { place, inserted, changed, brought }
}
