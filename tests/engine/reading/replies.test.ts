import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { foldsOf, withoutFolds } from '../../../src-main/engine/reading/folds.ts'
import { readMail } from '../../support/read-mail.ts'

const replies = fileURLToPath(new URL('../../corpus/replies/', import.meta.url))
const names = readdirSync(replies)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -4))

const visible = (text: string) => withoutFolds(text, foldsOf(text)).trim()

describe('replies of real mail clients', () => {
  it.each(names)('%s shows what is new', (name) => {
    const { text } = readMail(readFileSync(`${replies}${name}.eml`))
    const expected = readFileSync(`${replies}${name}.txt`, 'utf8')
    expect(visible(text)).toBe(expected.trim())
  })
})
