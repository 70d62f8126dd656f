import { createEngine } from '../../src-main/engine/engine.ts'
import type { Secrets } from '../../src-main/engine/engine-deps.ts'

/**
 * A program of its own that goes online with a desk that exists and lets what waits leave, to be killed.
 * `node mailing-process.ts DATA-FOLDER SECRETS`, these as JSON of names and values.
 */
const [dataPath = '', kept = '[]'] = process.argv.slice(2)
const values = new Map<string, string>(JSON.parse(kept) as [string, string][])
const secrets: Secrets = {
  read: async (name) => values.get(name) ?? null,
  write: async () => {},
  remove: async () => {},
}
const engine = await createEngine({
  dataPath,
  secrets,
  clock: { now: Date.now },
  log: () => {},
  writerThread: new URL('../../src-main/engine/writer/writer-thread.ts', import.meta.url),
  samplePath: '',
  version: 'test',
  followAccounts: true,
})
await engine.call('network.set', { offline: false })
