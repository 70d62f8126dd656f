import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../../src-main/contract/ids.ts'
import type { ChannelKind } from '../../../src-main/contract/message.ts'
import type { CalendarId, SlaPolicyInput } from '../../../src-main/contract/sla.ts'
import { checkCalendar } from '../../../src-main/engine/sla/calendar/check-calendar.ts'
import { explain } from '../../../src-main/engine/sla/clock/explain.ts'
import { nextDue } from '../../../src-main/engine/sla/clock/next-due.ts'
import { defaultCalendar, defaultPolicies } from '../../../src-main/engine/sla/default-rules.ts'
import type { SlaSubject } from '../../../src-main/engine/sla/facts.ts'
import { type PolicyWorld, policyProblems } from '../../../src-main/engine/sla/policy/check-policies.ts'
import { policyOf } from '../../../src-main/engine/sla/policy/compile-policies.ts'
import {
  agent,
  at,
  customer,
  drafts,
  nobodySpecial,
  replies,
  rulesOf,
  story,
  target,
  told,
} from '../../support/sla-stories.ts'

const shop = 'email:us@shop.test' as AccountId
const help = 'mastodon:@help@social.test' as AccountId
const world: PolicyWorld = {
  accounts: new Map<AccountId, ChannelKind>([
    [shop, 'email'],
    [help, 'mastodon'],
  ]),
  neverOpen: new Set(),
  matched: null,
}
const policy = (name: string, conditions: SlaPolicyInput['conditions'], more: Partial<SlaPolicyInput> = {}) => ({
  ...replies,
  name,
  conditions,
  ...more,
})

describe('a policy is for conversations', () => {
  const matches = (
    conditions: SlaPolicyInput['conditions'],
    about: Partial<SlaSubject> = {},
    events = [customer('Mon 10:00')],
  ) => policyOf(rulesOf([policy('P', conditions)]), story(events, { subject: { ...nobodySpecial, ...about } })) !== null
  const contact = {
    ...nobodySpecial.contact,
    addresses: ['ana@mail.test', 'ana@eu.big.test'],
    note: 'Our VIP since 2019',
  }

  it.each<[string, SlaPolicyInput['conditions'], Partial<SlaSubject>, boolean]>([
    ['of a channel', { channels: ['email', 'xmpp'] }, {}, true],
    ['of another channel', { channels: ['xmpp'] }, {}, false],
    ['of an account', { accounts: [shop] }, {}, true],
    ['of another account', { accounts: [help] }, {}, false],
    ['with one of its tags', { tags: ['vip', 'gold'] }, { tags: ['refund', 'Gold'] }, true],
    ['without any of its tags', { tags: ['vip'] }, { tags: ['refund'] }, false],
    ['of a priority', { priorities: ['urgent'] }, { priority: 'urgent' }, true],
    ['of a language', { languages: ['it'] }, { language: 'it' }, true],
    ['whose language nobody knows', { languages: ['it'] }, { language: null }, false],
    ['of an address', { contact: [{ attribute: 'address', values: ['ANA@mail.test'] }] }, { contact }, true],
    ['of a domain', { contact: [{ attribute: 'domain', values: ['@mail.test'] }] }, { contact }, true],
    ['of a part of a domain', { contact: [{ attribute: 'domain', values: ['big.test'] }] }, { contact }, true],
    [
      'of a domain that only ends alike',
      { contact: [{ attribute: 'domain', values: ['ig.test'] }] },
      { contact },
      false,
    ],
    ['of a name', { contact: [{ attribute: 'name', values: ['pop'] }] }, { contact }, true],
    ['with a word in the note', { contact: [{ attribute: 'note', values: ['vip'] }] }, { contact }, true],
    [
      'where one attribute fits and another does not',
      {
        contact: [
          { attribute: 'note', values: ['vip'] },
          { attribute: 'domain', values: ['else.test'] },
        ],
      },
      { contact },
      false,
    ],
    ['of somebody new', { segments: ['new'] }, {}, true],
    ['of somebody known', { segments: ['returning'] }, {}, false],
    ['of the first contact by them', { direction: 'in' }, {}, true],
    ['of the first contact by us', { direction: 'out' }, {}, false],
    ['of every kind, where it names none', {}, {}, true],
  ])('%s', (_, conditions, about, expected) => {
    expect(matches(conditions, about)).toBe(expected)
  })

  it('that we began, whatever came later', () => {
    expect(matches({ direction: 'out' }, {}, [agent('Mon 10:00'), customer('Mon 11:00')])).toBe(true)
  })

  it('not while it is switched off', () => {
    expect(policyOf(rulesOf([policy('P', {}, { enabled: false })]), story([customer('Mon 10:00')]))).toBeNull()
  })

  it('and tells on what it matched, and why earlier ones did not', () => {
    const rules = rulesOf([
      policy('Urgent', { priorities: ['urgent'] }),
      policy('Italy', { languages: ['it'], channels: ['email'] }),
      policy('Refunds', { channels: ['email', 'xmpp'], tags: ['refund'] }),
      policy('All', {}),
    ])
    const facts = story([customer('Mon 10:00')], { subject: { ...nobodySpecial, tags: ['Refund'] } })
    const told = explain(facts, rules, () => ({ id: 1 as CalendarId, name: 'Office', zone: 'UTC' }), at('Mon 11:00'))
    expect(told.policy).toEqual({
      id: null,
      name: 'Refunds',
      matched: [
        { condition: 'channels', value: 'email' },
        { condition: 'tags', value: 'Refund' },
      ],
    })
    expect(told.passedOver).toEqual([
      { name: 'Urgent', failed: { condition: 'priorities', value: 'urgent' } },
      { name: 'Italy', failed: { condition: 'languages', value: 'it' } },
    ])
    expect(told.calendar?.name).toBe('Office')
    expect(told.clocks.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['first-reply running'])
  })
})

describe('a list of policies that is looked at before it is saved', () => {
  const problems = (policies: readonly SlaPolicyInput[], more: Partial<PolicyWorld> = {}) =>
    policyProblems(drafts(...policies), { ...world, ...more }).map(
      ({ policy: place, code, by, text }) => `${place} ${code}${by === null ? '' : ` by ${by}`}${text && ` ${text}`}`,
    )

  it('has nothing odd about it when each takes its own', () => {
    expect(
      problems([policy('VIP', { tags: ['vip'] }), policy('Mail', { channels: ['email'] }), policy('All', {})]),
    ).toEqual([])
  })

  it.each<[string, SlaPolicyInput['conditions'], SlaPolicyInput['conditions']]>([
    ['everything', {}, { tags: ['vip'] }],
    ['its channel', { channels: ['email', 'xmpp'] }, { channels: ['email'], tags: ['vip'] }],
    ['the channel of its account', { channels: ['email'] }, { accounts: [shop] }],
    ['the one account of its channel', { accounts: [shop] }, { channels: ['email'] }],
    ['its tags in other letters', { tags: ['VIP', 'gold'] }, { tags: ['vip'] }],
    [
      'its domain',
      { contact: [{ attribute: 'domain', values: ['big.test'] }] },
      { contact: [{ attribute: 'domain', values: ['eu.big.test'] }] },
    ],
    [
      'the domain of its address',
      { contact: [{ attribute: 'domain', values: ['big.test'] }] },
      { contact: [{ attribute: 'address', values: ['ana@big.test'] }] },
    ],
    [
      'a part of its word',
      { contact: [{ attribute: 'note', values: ['vip'] }] },
      { contact: [{ attribute: 'note', values: ['VIP gold'] }] },
    ],
    ['every segment by name', { segments: ['new', 'returning'] }, {}],
    ['every priority by name', { priorities: ['low', 'normal', 'high', 'urgent'] }, { tags: ['vip'] }],
    ['its direction', { direction: 'in' }, { direction: 'in', languages: ['it'] }],
  ])('tells that an earlier one takes %s', (_, first, second) => {
    expect(problems([policy('A', first), policy('B', second)])).toEqual(['1 shadowed by 0'])
  })

  it.each<[string, SlaPolicyInput['conditions'], SlaPolicyInput['conditions']]>([
    ['some of its tags', { tags: ['vip'] }, { tags: ['vip', 'gold'] }],
    ['a narrower channel', { channels: ['email'] }, {}],
    [
      'another attribute',
      { contact: [{ attribute: 'name', values: ['ana'] }] },
      { contact: [{ attribute: 'note', values: ['ana'] }] },
    ],
    ['one of two directions', { direction: 'in' }, {}],
    ['people who are new', { segments: ['new'] }, { tags: ['vip'] }],
  ])('tells nothing where an earlier one takes only %s', (_, first, second) => {
    expect(problems([policy('A', first), policy('B', second)])).toEqual([])
  })

  it('tells that several earlier ones together take all of it', () => {
    const both = [
      policy('In', { direction: 'in' }),
      policy('Out', { direction: 'out' }),
      policy('VIP', { tags: ['vip'] }),
    ]
    expect(problems(both)).toEqual(['2 shadowed by 1'])
    const channels = [
      policy('Mail', { channels: ['email'] }),
      policy('Chat', { channels: ['telegram', 'xmpp', 'livechat'] }),
      policy('Social', { channels: ['mastodon', 'bluesky'] }),
      policy('Rest', {}),
    ]
    expect(problems(channels)).toEqual(['3 shadowed by 2'])
    expect(problems([...channels.slice(0, 2), policy('Rest', {})])).toEqual([])
  })

  it('minds no policy that is switched off', () => {
    expect(problems([policy('All', {}, { enabled: false }), policy('VIP', { tags: ['vip'] })])).toEqual([])
  })

  it('tells one that names an account that is gone', () => {
    expect(problems([policy('Old', { accounts: ['email:old@shop.test' as AccountId] })])).toEqual([
      '0 never-matches email:old@shop.test',
    ])
  })

  it('tells one whose account and channel exclude each other', () => {
    expect(problems([policy('Odd', { accounts: [shop], channels: ['mastodon'] })])).toEqual([
      '0 never-matches mastodon',
    ])
  })

  it('tells one that could match but never did, and that some conversations have no clock', () => {
    const list = [policy('VIP', { tags: ['vip'] }), policy('Mail', { channels: ['email'] })]
    expect(problems(list, { matched: { counts: [0, 12], unmatched: 3 } })).toEqual([
      '0 matched-nothing',
      '1 leaves-some',
    ])
  })

  it('tells one without a target, and one that is never due', () => {
    const none = policy('None', { tags: ['none'] }, { firstReply: null, nextReply: null })
    const byTheWall = policy(
      'Wall',
      { tags: ['wall'] },
      { nextReply: null, firstReply: target(1, 'hours', { time: 'calendar' }) },
    )
    expect(problems([none, byTheWall, policy('All', {})], { neverOpen: new Set([1 as CalendarId]) })).toEqual([
      '0 no-target',
      '2 never-due',
    ])
  })
})

describe('what comes ready', () => {
  const calendar = defaultCalendar('Europe/Rome', 'it')
  const rules = rulesOf(defaultPolicies(1 as CalendarId, 'en'), defaultCalendar('UTC', 'en'))
  const due = (channel: ChannelKind, events = [customer('Mon 10:00')]) => {
    const facts = story(events, { subject: { ...nobodySpecial, channel } })
    const found = policyOf(rules, facts)
    const next = found && nextDue(facts, found)
    return next && `${next.kind} ${told(next.dueAt)}`
  }

  it('has nothing odd about it', () => {
    expect(checkCalendar(calendar, [], Date.UTC(2026, 10, 23)).problems).toEqual([])
    expect(calendar.name).toBe('Orario di ufficio')
    expect(policyProblems(drafts(...defaultPolicies(null, 'ro')), world)).toEqual([])
  })

  it('gives a complaint on a social network an hour, whatever the hour of day', () => {
    expect(due('mastodon')).toBe('first-reply Mon 11:00')
    expect(due('bluesky', [customer('Sat 23:30')])).toBe('first-reply Sun 00:30')
  })

  it('gives a chat five minutes', () => {
    expect(due('livechat')).toBe('first-reply Mon 10:05')
    expect(due('telegram', [customer('Fri 17:58')])).toBe('first-reply Mon+1 09:03')
  })

  it('gives mail four business hours, then eight, and three business days until it is solved', () => {
    expect(due('email')).toBe('first-reply Mon 14:00')
    expect(due('email', [customer('Mon 10:00'), agent('Mon 11:00'), customer('Mon 12:00')])).toBe(
      'next-reply Tue 11:00',
    )
    expect(due('email', [customer('Mon 10:00'), agent('Mon 11:00')])).toBe('resolution Thu 10:00')
  })
})
