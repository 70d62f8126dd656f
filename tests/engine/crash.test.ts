import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import type { Engine } from '../../src-main/engine/engine-deps.ts'
import { mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { testDesk } from '../support/test-desk.ts'

// More than one transaction takes together, several times over.
const mails = 6000
const entry = fileURLToPath(new URL('../support/desk-process.ts', import.meta.url))

/** Runs the desk until it has said that some mails are stored, and kills it in the midst of the rest. */
async function killedAfter(stored: number, dataPath: string, key: string): Promise<void> {
  const child = spawn(process.execPath, [entry, dataPath, key, String(mails)], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exit = once(child, 'exit')
  for await (const text of child.stdout.setEncoding('utf8')) {
    const counts = (text as string).trim().split('\n').map(Number)
    if (counts.some((count) => count > stored)) break
  }
  child.kill('SIGKILL')
  const [code, signal] = await exit
  expect([code, signal]).toEqual([null, 'SIGKILL'])
}

async function textsOf(engine: Engine): Promise<readonly string[]> {
  return (await Array.fromAsync(engine.exportMessages({}))).map((message) => message.text)
}

it('loses and doubles nothing when its program is killed between batches, again and again', async () => {
  const desk = await testDesk({ email: scripted([]) })
  const key = desk.secrets.values.get('database-key') ?? ''
  await desk.close()

  const stored: number[] = []
  for (const least of [0, 60, 150]) {
    await killedAfter(least, desk.dataPath, key)
    const between = await testDesk({ dataPath: desk.dataPath, secrets: desk.secrets })
    const texts = await textsOf(between.engine)
    // Whatever is there is a whole beginning, and the index and the counts agree with it.
    expect(texts).toEqual(texts.map((_, n) => `mail ${n}`))
    expect((await between.account()).messages).toBe(texts.length)
    expect((await between.queue())[0]?.unread).toBe(texts.length)
    expect((await between.call('search.messages', { query: 'mail', limit: 500 })).hits).toHaveLength(
      Math.min(texts.length, 500),
    )
    expect((await between.engine.inspect()).integrityProblems).toEqual([])
    stored.push(texts.length)
    await between.close()
  }
  expect(stored[0]).toBeGreaterThan(0)
  expect(stored[2]).toBeLessThan(mails)

  const batches = Array.from({ length: mails }, (_, n) => mail({ id: `m${n}`, text: `mail ${n}`, at: n }))
  const last = await testDesk({ dataPath: desk.dataPath, secrets: desk.secrets, email: scripted(batches) })
  await last.sync()
  expect(await textsOf(last.engine)).toEqual(batches.map((each) => each.text))
})
