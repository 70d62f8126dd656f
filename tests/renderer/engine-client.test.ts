import { describe, expect, it } from 'vitest'
import type { Port, RequestFrame } from '../../src-main/contract/frames.ts'
import type { ContactId } from '../../src-main/contract/ids.ts'
import { createEngineClient } from '../../src-renderer/engine-client/engine-client.ts'
import { memoryPorts } from '../support/memory-ports.ts'
import { done, onContact } from '../support/triage-steps.ts'

const contact = 7 as ContactId

describe('the pipe to the engine', () => {
  it('waits for the first pipe with what was asked before it', async () => {
    const { client, connect } = window()
    const counts = client.call('queue.counts', { account: null })
    expect(client.connection()).toBe('connecting')
    connect((request) => ({ id: request.id, ok: { all: 3 } }))
    expect(await counts).toEqual({ all: 3 })
    expect(client.connection()).toBe('connected')
  })

  it('gives each answer to its own question, in whatever order they come', async () => {
    const { client, connect } = window()
    const engine = connect(() => null)
    const [first, second] = [client.call('job.list', {}), client.call('account.list', {})]
    await engine.asked(2)
    engine.port.post({ id: engine.requests[1]?.id, ok: ['accounts'] })
    engine.port.post({ id: engine.requests[0]?.id, ok: ['jobs'] })
    expect([await first, await second]).toEqual([['jobs'], ['accounts']])
  })

  it('rejects with the error of the engine', async () => {
    const { client, connect } = window()
    const error = { kind: 'not-found', code: 'contact-gone', message: 'Gone', params: {} }
    connect(({ id }) => ({ id, error }))
    await expect(client.call('contact.card', { contact })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'contact-gone',
    })
  })

  it('asks a read again after a restart, and refuses a write that may have happened', async () => {
    const { client, connect } = window()
    const before = connect(() => null)
    const read = client.call('contact.card', { contact })
    const write = client.call('triage.apply', onContact(contact, done))
    const refused = expect(write).rejects.toMatchObject({ kind: 'network', code: 'engine-restarted' })
    await before.asked(2)
    before.port.close()
    await refused
    expect(client.connection()).toBe('reconnecting')

    const after = connect(({ id }) => ({ id, ok: { name: 'Ana' } }))
    expect(await read).toEqual({ name: 'Ana' })
    expect(after.requests.map(({ call }) => call)).toEqual(['contact.card'])
  })

  it('sends what was asked while the engine was away, writes too', async () => {
    const { client, connect } = window()
    connect(() => null).port.close()
    const write = client.call('triage.apply', onContact(contact, done))
    connect(({ id }) => ({ id, ok: { action: 4 } }))
    expect(await write).toEqual({ action: 4 })
  })

  it('tells that everything may have changed after a restart, and not at the start', () => {
    const { client, connect } = window()
    const events: unknown[] = []
    client.subscribe((event) => events.push(event))
    const engine = connect(() => null)
    expect(events).toEqual([])
    engine.port.close()
    connect(() => null)
    expect(events).toEqual([{ type: 'changed', contacts: null }])
  })

  it('listens to the newest pipe only', async () => {
    const { client, connect } = window()
    const events: unknown[] = []
    const first = connect(() => null)
    const second = connect(() => null)
    client.subscribe((event) => events.push(event))
    first.port.post({ event: { type: 'network', online: false } })
    second.port.post({ event: { type: 'network', online: true } })
    await Promise.resolve().then(() => {})
    await expect.poll(() => events).toEqual([{ type: 'network', online: true }])
  })
})

/** A window's client, and a way to hand it pipes whose other end answers with `answer`. */
function window() {
  let hand: (port: Port) => void = () => {}
  const client = createEngineClient({ onPort: (listener) => (hand = listener) })

  function connect(answer: (request: RequestFrame) => unknown) {
    const [ours, theirs] = memoryPorts()
    const requests: RequestFrame[] = []
    theirs.onFrame((frame) => {
      requests.push(frame as RequestFrame)
      const response = answer(frame as RequestFrame)
      if (response !== null) theirs.post(response)
    })
    hand(ours)
    return { port: theirs, requests, asked: (count: number) => expect.poll(() => requests.length).toBe(count) }
  }
  return { client, connect }
}
