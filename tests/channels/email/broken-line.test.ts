import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Chaos, startChaos } from '../../support/chaos.ts'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { DeskModel } from '../desk-model.ts'
import { mail, mails, numbers, openMailbox, refusal } from './mailbox.ts'

const never = new AbortController().signal

describeWithDovecot('A line that breaks', () => {
  let dovecot: Dovecot
  let chaos: Chaos
  beforeAll(async () => {
    dovecot = await startDovecot()
    chaos = await startChaos(dovecot.imapPort)
  })
  afterAll(async () => {
    await chaos.close()
    await dovecot.stop()
  })

  it('is cut in the middle of every FETCH, and still every message comes once', async () => {
    const user = dovecot.newUser()
    const text = 'A line of an ordinary letter.\r\n'.repeat(100)
    const sources = Array.from({ length: 800 }, (_, index) => mail(index + 1, text))
    await dovecot.fill(user, sources)
    const desk = new DeskModel()
    let drops = 0
    for (let cutAfter = 150_000; desk.subjects().length < 800; cutAfter += 400_000) {
      const session = await openMailbox(user, desk, { port: chaos.port })
      chaos.cutAfter(cutAfter)
      const dropped = await desk.pull(session).then(
        () => null,
        (error: unknown) => error,
      )
      if (dropped) {
        drops += 1
        expect(dropped).toMatchObject({ kind: 'network' })
      }
      await session.close()
    }
    expect(drops).toBeGreaterThan(1)
    expect(desk.subjects()).toEqual(numbers(1, 800))
    expect([...desk.stored.values()].every(({ deliveries }) => deliveries === 1)).toBe(true)
  })

  it('freezes in the middle of a FETCH and is given up within the time of silence', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 400))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: chaos.port, timing: { quietMs: 400 } })
    const pulling = (async () => {
      for await (const batch of session.pull(null, never)) {
        desk.store(batch)
        chaos.freeze(true)
      }
    })()
    const error = await refusal(pulling)
    chaos.freeze(false)
    expect(error).toMatchObject({ kind: 'network', code: 'mail-server-silent' })
    const next = await openMailbox(user, desk, { port: chaos.port })
    await desk.pull(next)
    await next.close()
    expect(desk.subjects()).toEqual(numbers(1, 400))
  })

  it('freezes while nothing happens and is found out when the wait is renewed', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 3))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: chaos.port, timing: { idleMs: 300, answerMs: 300 } })
    await desk.pull(session)
    const waiting = refusal(session.waitForChange(never))
    chaos.freeze(true)
    const error = await waiting
    chaos.freeze(false)
    expect(error).toMatchObject({ kind: 'network', code: 'mail-server-silent' })
    await session.close()
  })

  it('is cut while we wait, and the wait says so at once', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 3))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: chaos.port })
    await desk.pull(session)
    const waiting = session.waitForChange(never)
    chaos.cut()
    // Either the wait throws, or it ends and the pull throws: the desk must notice, not sleep on.
    const error = await refusal(waiting.then(() => desk.pull(session)))
    expect(error.kind).toBe('network')
  })

  it('proves itself within the time asked for, also in the middle of a wait', async () => {
    const user = dovecot.newUser()
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: chaos.port })
    await desk.pull(session)
    const stop = new AbortController()
    const waiting = refusal(session.waitForChange(stop.signal))
    await session.probe(2_000)
    chaos.freeze(true)
    expect(await refusal(session.probe(200))).toMatchObject({ kind: 'network' })
    chaos.freeze(false)
    expect((await waiting).kind).toBe('network')
    stop.abort()
  })

  it('does not come up at all', async () => {
    const desk = new DeskModel()
    const user = dovecot.newUser()
    chaos.down()
    expect(await refusal(openMailbox(user, desk, { port: chaos.port }))).toMatchObject({ kind: 'network' })
    chaos.up()
    chaos.freeze(true)
    const timing = { greetingMs: 200, connectMs: 200 }
    const silent = await refusal(openMailbox(user, desk, { port: chaos.port, timing }))
    expect(silent).toMatchObject({ kind: 'network', code: 'mail-server-silent' })
    chaos.freeze(false)
  })

  it('ends when the server shows everybody the door', async () => {
    const user = dovecot.newUser()
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: chaos.port })
    await desk.pull(session)
    const noticed = refusal(session.waitForChange(never).then(() => desk.pull(session)))
    await dovecot.kick(user)
    expect((await noticed).kind).toBe('network')
  })
})
