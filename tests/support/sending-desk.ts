import type { RemoteMessage } from '../../src-main/channels/channel.ts'
import type { CallInput } from '../../src-main/contract/calls.ts'
import type { DraftView, OutboxId, OutboxItem } from '../../src-main/contract/compose.ts'
import { type PostOffice, postOffice } from './post-office.ts'
import { ask, firstDay, minuteMs } from './remote-events.ts'
import { type ScriptedChannel, scripted } from './scripted-channel.ts'
import { type TestDesk, type TestDeskOptions, testDesk, until } from './test-desk.ts'

export const smtp = { host: '127.0.0.1', port: 25, security: 'none' } as const

export interface SendingDesk {
  readonly desk: TestDesk
  readonly post: PostOffice
  readonly server: ScriptedChannel
}

/** A desk that follows a mailbox it can send from, without time to undo. */
export async function sendingDesk(
  mails: readonly RemoteMessage[] = [ask],
  options: TestDeskOptions & { readonly post?: PostOffice } = {},
): Promise<SendingDesk> {
  const post = options.post ?? postOffice()
  const server = scripted(mails, post)
  const now = firstDay + 30 * minuteMs
  const desk = await testDesk({ email: server, follow: true, now, settings: { smtp }, ...options })
  await desk.call('settings.set', { key: 'send.undoSeconds', value: 0 })
  if (!(await desk.call('desk.status', {})).offline) await desk.state('online')
  return { desk, post, server }
}

/** An answer to the newest message of a person, as a draft. */
export async function written(
  desk: TestDesk,
  body = '<p>It left today.</p>',
  facts: Partial<CallInput<'draft.open'>> & { readonly to?: string } = {},
): Promise<DraftView> {
  const newest = (await desk.timeline(facts.to ?? 'ana@mail.test')).at(-1)
  const draft = await desk.call('draft.open', { kind: 'reply', message: newest?.id ?? null, ...facts, to: '' })
  return await desk.call('draft.save', { draft: draft.id, change: { body } })
}

/** Hands an answer over, as somebody does who has seen everything. */
export async function answer(
  desk: TestDesk,
  body = '<p>It left today.</p>',
  facts: Partial<CallInput<'draft.send'>> = {},
  to = 'ana@mail.test',
): Promise<OutboxId> {
  const draft = await written(desk, body, { to })
  const newest = (await desk.timeline(to)).at(-1)
  return (await desk.call('draft.send', { draft: draft.id, seen: newest?.id ?? null, ...facts })).outbox
}

export async function outboxItems(desk: TestDesk): Promise<readonly OutboxItem[]> {
  return (await desk.call('outbox.list', {})).flatMap((each) => each.items)
}

/** Waits until an answer is in a state, and returns it. */
export function inState(desk: TestDesk, id: OutboxId, state: OutboxItem['state']): Promise<OutboxItem> {
  return until(async () => {
    const found = (await outboxItems(desk)).find((each) => each.id === id)
    if (found?.state !== state) throw new Error(`${found?.state ?? 'gone'} instead of ${state}`)
    return found
  })
}
