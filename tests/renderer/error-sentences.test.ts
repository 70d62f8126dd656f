import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { errors } from '../../src-renderer/i18n/en/errors.ts'
import { createI18n } from '../../src-renderer/i18n/i18n.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { describeError } = createI18n('en')

/** Ends of work that was stopped, and questions that no window of ours asks. */
const forNobody = new Set([
  'cancelled',
  'stopped',
  'channel-unknown',
  'invalid-input',
  'not-a-note',
  'not-recoverable',
  'note-stays',
  'unknown-call',
])

describe('the sentences of errors', () => {
  it('are each about an error that somebody throws', () => {
    const sources = ['src-main', 'src-renderer/features', 'src-renderer/engine-client'].flatMap(sourcesIn).join('\n')
    const unthrown = Object.keys(errors).filter((key) => !sources.includes(`'${key.slice('error.'.length)}'`))
    expect(unthrown).toEqual([])
  })

  it('are there for every error that a channel or the engine throws at a person', () => {
    const sources = ['src-main/channels', 'src-main/engine'].flatMap(sourcesIn).join('\n')
    const thrown = [...sources.matchAll(/new DeskError\(\s*'[a-z-]+',\s*'([a-z-]+)'/g)].map(([, code]) => code ?? '')
    const wordless = new Set(thrown).difference(new Set(Object.keys(errors).map((key) => key.slice('error.'.length))))
    expect(wordless.difference(forNobody)).toEqual(new Set())
  })

  it('are filled with the facts of the error', () => {
    const error = {
      kind: 'network',
      code: 'connection-lost',
      message: 'x',
      params: { host: 'imap.shop.test' },
    } as const
    expect(describeError(error)).toBe('The connection to imap.shop.test was lost. The desk connects again by itself.')
  })

  it('give way to the error’s own words when a fact is missing, or nobody wrote a sentence', () => {
    const message = 'The connection was lost.'
    expect(describeError({ kind: 'network', code: 'connection-lost', message, params: {} })).toBe(message)
    expect(describeError({ kind: 'bug', code: 'never-heard-of', message, params: {} })).toBe(message)
  })
})

function sourcesIn(folder: string): readonly string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(join(root, folder, name), 'utf8'))
}
