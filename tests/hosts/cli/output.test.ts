import { PassThrough, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { createOutput } from '../../../src-main/hosts/cli/output.ts'

it('writes one object a line, and notes elsewhere', async () => {
  const [results, notes] = [new PassThrough(), new PassThrough()]
  const output = createOutput(results, notes)
  await output.object({ a: 'x\ny' })
  await output.object({ b: 2 })
  output.note('done')
  output.progress('never seen where nobody looks')
  results.end()
  notes.end()
  expect(await text(results)).toBe('{"a":"x\\ny"}\n{"b":2}\n')
  expect(await text(notes)).toBe('done\n')
})

it('waits for a slow reader', async () => {
  const slow = new PassThrough({ highWaterMark: 8 })
  const output = createOutput(slow, new PassThrough())
  let written = false
  const writing = output.line('longer than the mark').then(() => {
    written = true
  })
  await new Promise(setImmediate)
  expect(written).toBe(false)
  slow.read()
  await writing
})

it('rejects once the reader has gone, also while it waits', async () => {
  const gone = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => void setImmediate(done, Object.assign(new Error('broken'), { code: 'EPIPE' })),
  })
  const output = createOutput(gone, new PassThrough())
  await expect(output.line('one')).rejects.toMatchObject({ code: 'EPIPE' })
  await expect(output.line('two')).rejects.toMatchObject({ code: 'EPIPE' })
})
