import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { postOffice } from '../../support/post-office.ts'
import { ask, inbox } from '../../support/remote-events.ts'
import { scripted } from '../../support/scripted-channel.ts'
import { outboxItems, sendingDesk } from '../../support/sending-desk.ts'
import { testDesk, until } from '../../support/test-desk.ts'

const entry = fileURLToPath(new URL('../../support/sending-process.ts', import.meta.url))

/** A desk whose program was killed at each of these steps in turn, with the ledger of what its server did. */
async function killedAt(...steps: readonly string[]) {
  const { desk } = await sendingDesk()
  await desk.close()
  const ledger = join(desk.dataPath, 'ledger')
  const key = desk.secrets.values.get('database-key') ?? ''
  for (const step of steps) {
    const child = spawn(process.execPath, [entry, desk.dataPath, key, ledger, step], { stdio: 'inherit' })
    onTestFinished(() => void child.kill('SIGKILL'))
    const [code, signal] = await once(child, 'exit')
    expect([code, signal]).toEqual([null, 'SIGKILL'])
  }
  return { dataPath: desk.dataPath, secrets: desk.secrets, ledger }
}

/** The program again, an hour or two later, with the server as it was left. */
async function startedAgain({ dataPath, secrets, ledger }: Awaited<ReturnType<typeof killedAt>>, keepsCopies = false) {
  const post = postOffice({ ledger })
  post.keepsCopies = keepsCopies
  const now = Date.now() + 7_200_000
  const desk = await testDesk({ dataPath, secrets, email: scripted([ask], post), follow: true, now })
  await desk.state('online')
  return { desk, post }
}

describe('an answer whose program was killed', () => {
  it.each([
    ['written', { drafts: 1, delivered: 0, states: [], copies: 0 }],
    ['handed over', { drafts: 0, delivered: 1, states: ['sent'], copies: 1 }],
    // Nobody can tell from here on; it is not sent again unasked.
    ['send', { drafts: 0, delivered: 0, states: ['held'], copies: 0 }],
    ['delivered', { drafts: 0, delivered: 1, states: ['held'], copies: 0 }],
    ['delivered, and the server keeps a copy', { drafts: 0, delivered: 1, states: ['sent'], copies: 1 }],
    ['receipt', { drafts: 0, delivered: 1, states: ['held'], copies: 0 }],
    ['delivered, then look', { drafts: 0, delivered: 1, states: ['held'], copies: 0 }],
    ['delivered, and the server keeps a copy, then look', { drafts: 0, delivered: 1, states: ['sent'], copies: 1 }],
    ['copy', { drafts: 0, delivered: 1, states: ['sent'], copies: 1 }],
    ['copied', { drafts: 0, delivered: 1, states: ['sent'], copies: 1 }],
  ])('at "%s" is where it can be', async (step, expected) => {
    const killed = await killedAt(...step.split(', then '))
    const { desk, post } = await startedAgain(killed)
    await until(async () => {
      const items = await outboxItems(desk)
      const drafts = (await desk.call('draft.list', {})).length
      const states = items.map((item) => item.state)
      expect({ drafts, delivered: post.delivered.length, states, copies: post.sent.length }).toEqual(expected)
    })
    // Once on the timeline, as a message or below it as what waits.
    const contact = await desk.contact('ana@mail.test')
    const page = await desk.call('timeline.page', { contact, anchor: null, limit: 9 })
    const isSent = expected.states[0] === 'sent'
    expect([page.entries.length, page.outgoing.length]).toEqual([isSent ? 2 : 1, isSent || expected.drafts ? 0 : 1])
    expect((await desk.engine.inspect()).integrityProblems).toEqual([])
  })
})

describe('what a server is told of a message', () => {
  it.each([
    ['change', 1],
    // Saying it twice changes nothing.
    ['changed', 2],
  ])('is said again when the program was killed at "%s"', async (step, times) => {
    const { desk, post } = await startedAgain(await killedAt(step))
    await until(async () => expect((await desk.call('outbox.list', {}))[0]?.pendingChanges).toBe(0))
    expect(post.changes).toEqual(Array(times).fill({ places: [inbox(1)], change: { flagged: true } }))
    expect((await desk.queue())[0]?.starred).toBe(true)
  })
})
