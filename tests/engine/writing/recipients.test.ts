import { describe, expect, it } from 'vitest'
import { type AnsweredEnvelope, recipientsFor, retargeted } from '../../../src-main/engine/drafts/recipients.ts'
import { address } from '../../support/remote-events.ts'

const own = new Set(['support@shop.test', 'hello@shop.test'])
const people = (...written: string[]) => written.map(address)

function envelope(facts: {
  from?: string
  to?: string[]
  cc?: string[]
  replyTo?: string[]
  direction?: 'in' | 'out'
}): AnsweredEnvelope {
  return {
    direction: facts.direction ?? 'in',
    from: address(facts.from ?? 'Ana <ana@mail.test>'),
    to: people(...(facts.to ?? ['support@shop.test'])),
    cc: people(...(facts.cc ?? [])),
    bcc: [],
    replyTo: people(...(facts.replyTo ?? [])),
  }
}

describe('an answer goes to', () => {
  it.each([
    ['the author', 'reply', {}, ['ana@mail.test'], []],
    ['Reply-To before the author', 'reply', { replyTo: ['list@mail.test'] }, ['list@mail.test'], []],
    ['nobody else, when it is to one', 'reply', { cc: ['bo@mail.test'] }, ['ana@mail.test'], []],
    [
      'all that were addressed, when it is to all, and not to us',
      'reply-all',
      { to: ['Support <SUPPORT@shop.test>', 'bo@mail.test'], cc: ['cy@mail.test', 'hello@shop.test'] },
      ['ana@mail.test', 'bo@mail.test'],
      ['cy@mail.test'],
    ],
    [
      'nobody twice, whatever the case',
      'reply-all',
      { to: ['Bo@mail.test'], cc: ['ANA@mail.test', 'bo@mail.test', 'bo@mail.test'] },
      ['ana@mail.test', 'Bo@mail.test'],
      [],
    ],
    [
      'Reply-To and the other recipients, not the author',
      'reply-all',
      { replyTo: ['sales@mail.test'], to: ['support@shop.test', 'bo@mail.test'] },
      ['sales@mail.test', 'bo@mail.test'],
      [],
    ],
    [
      'whom our own message went to',
      'reply',
      { direction: 'out', from: 'support@shop.test', to: ['ana@mail.test'], cc: ['bo@mail.test'] },
      ['ana@mail.test'],
      [],
    ],
    [
      'everybody our own message went to',
      'reply-all',
      { direction: 'out', from: 'support@shop.test', to: ['ana@mail.test'], cc: ['bo@mail.test'] },
      ['ana@mail.test'],
      ['bo@mail.test'],
    ],
    ['ourselves, where there is nobody else', 'reply', { from: 'support@shop.test' }, ['support@shop.test'], []],
    ['nobody yet, when it is passed on', 'forward', {}, [], []],
  ] as const)('%s', (_, kind, facts, to, cc) => {
    const found = recipientsFor(kind, envelope(facts as Parameters<typeof envelope>[0]), own)
    expect([found.to.map((each) => each.address), found.cc.map((each) => each.address), found.bcc]).toEqual([
      to,
      cc,
      [],
    ])
  })
})

it('keeps whom the agent added when an answer becomes another kind', () => {
  const before = { to: people('ana@mail.test'), cc: [], bcc: [] }
  const after = { to: people('ana@mail.test', 'bo@mail.test'), cc: people('cy@mail.test'), bcc: [] }
  const written = {
    to: people('ana@mail.test', 'dee@mail.test'),
    cc: people('eve@mail.test'),
    bcc: people('me@mail.test'),
  }
  expect(retargeted(written, before, after)).toEqual({
    to: people('ana@mail.test', 'bo@mail.test', 'dee@mail.test'),
    cc: people('cy@mail.test', 'eve@mail.test'),
    bcc: people('me@mail.test'),
  })
  expect(retargeted({ ...after, bcc: [] }, after, before)).toEqual(before)
})
