import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBody } from '../../../src-main/engine/replies/check-template.ts'
import { fillBody, fillLine } from '../../../src-main/engine/replies/template/fill.ts'
import type { ReplyFacts } from '../../../src-main/engine/replies/variables.ts'

const noon = new Date(Date.UTC(2026, 10, 23, 11))

const facts: ReplyFacts = {
  contact: {
    name: 'Ana Pop',
    first_name: 'Ana',
    last_name: null,
    address: 'ana@mail.test',
    channel: 'email',
    since: noon,
  },
  conversation: {
    subject: 'Order 7',
    channel: 'email',
    language: 'en',
    status: 'open',
    priority: 'high',
    assignee: null,
    tags: ['refund', 'vip'],
    waiting_since: new Date(Date.UTC(2026, 10, 20, 9, 30)),
    started_at: noon,
  },
  agent: { name: 'Juno Hale', first_name: 'Juno' },
  account: { name: 'Larkspur & Pine', address: 'hello@larkspur.test' },
  sla: { due: null },
  custom: { hours: '9–17\nand by appointment' },
  now: noon,
  today: new Date(Date.UTC(2026, 10, 22, 23)),
}

const rome = { language: 'en', zone: 'Europe/Rome' }
const fill = (template: string, manners = rome) => fillBody(template, facts, manners)
const html = (template: string) => fill(template).html

describe('a template', () => {
  it('says what is known of the contact, the agent and the account', () => {
    const filled = fill('<p>Hi {{ contact.first_name }},</p><p>{{ agent.name }}, {{account.name}}</p>')
    expect(filled).toEqual({
      html: '<p>Hi Ana,</p><p>Juno Hale, Larkspur &amp; Pine</p>',
      text: 'Hi Ana,\n\nJuno Hale, Larkspur & Pine',
      problems: [],
    })
  })

  it('shows a variable without a value, and says in which line', () => {
    const { html: shown, text, problems } = fill('<p>Hi,</p><p>dear {{ contact.last_name }}</p>')
    expect(shown).toBe('<p>Hi,</p><p>dear <mark data-unresolved="contact.last_name">{{contact.last_name}}</mark></p>')
    expect(text).toBe('Hi,\n\ndear {{contact.last_name}}')
    expect(problems).toEqual([{ code: 'empty-variable', text: 'contact.last_name', line: 2 }])
  })

  it('tells a variable that does not exist from one that is empty', () => {
    expect(fill('<p>{{ contact.frist_name }} {{ custom.phone }}</p>').problems).toEqual([
      { code: 'unknown-variable', text: 'contact.frist_name', line: 1 },
      { code: 'unknown-variable', text: 'custom.phone', line: 1 },
    ])
  })

  it.each([
    ['{{ contact.last_name | default: "there" }}', 'there'],
    ['{{ contact.first_name | default: "there" }}', 'Ana'],
    ['{{ sla.due | default: "soon" }}', 'soon'],
    ['{% if contact.last_name %}known{% else %}unknown{% endif %}', 'unknown'],
    ['{% if conversation.priority == "high" and conversation.channel == "email" %}soon{% endif %}', 'soon'],
    ['{% if conversation.tags contains "vip" %}at once{% endif %}', 'at once'],
    ['{% if conversation.waiting_since &lt; today %}sorry{% endif %}', 'sorry'],
    ['{% case conversation.channel %}{% when "email" %}mail{% else %}chat{% endcase %}', 'mail'],
    ['{% for tag in conversation.tags %}{{ tag }};{% endfor %}', 'refund;vip;'],
    ['{{ conversation.tags }}', 'refund, vip'],
    ['{{ custom.hours }}', '9–17<br>and by appointment'],
    ['{% assign name = contact.first_name | upcase %}{{ name }}', 'ANA'],
    ['{% raw %}{{ contact.name }}{% endraw %}', '{{ contact.name }}'],
  ])('reads %s', (template, shown) => {
    expect(fill(template)).toMatchObject({ html: shown, problems: [] })
  })

  it.each([
    ['{{ contact.last_name | upcase }}', 'contact.last_name'],
    ['{{ "Dear " | append: contact.last_name }}', 'contact.last_name'],
    ['{% assign name = contact.last_name %}{{ name }}', 'name'],
    ['{{ contact.last_name | default: conversation.assignee }}', 'contact.last_name'],
    ['{{ contact.constructor }}', 'contact.constructor'],
    ['{{ contact.__proto__.polluted }}', 'contact.__proto__.polluted'],
  ])('never passes over what is missing in %s', (template, name) => {
    expect(html(template)).toBe(`<mark data-unresolved="${name}">{{${name}}}</mark>`)
  })

  it('is read as it was typed where the editor escaped it', () => {
    expect(html('<p>{{ contact.last_name | default: &quot;you &amp;amp; me&quot; }}</p>')).toBe(
      '<p>you &amp;amp; me</p>',
    )
    expect(html('<p>{%&nbsp;if 2 &gt; 1 %}yes{% endif %}</p>')).toBe('<p>yes</p>')
  })

  it('leaves no empty paragraphs where a tag stood alone', () => {
    const template =
      '<p>{% if contact.last_name %}</p><p>A</p><p>{% else %}</p><p>B</p><p>{% endif %}</p><p>{% placeholder "C" %}</p>'
    expect(html(template)).toBe('<p>B</p><p><span data-placeholder="C">C</span></p>')
  })

  it('leaves gaps for the agent to fill', () => {
    const { html: shown, text } = fill('<p>It comes on {% placeholder "day & hour" %}.</p>')
    expect(shown).toBe('<p>It comes on <span data-placeholder="day &amp; hour">day &amp; hour</span>.</p>')
    expect(text).toBe('It comes on ⟨day & hour⟩.')
  })

  it('shows what is missing in the address of a link behind the link', () => {
    expect(html('<p><a href="https://shop.test/{{ contact.last_name }}">Order</a></p>')).toBe(
      '<p><a href="https://shop.test/"><mark data-unresolved="contact.last_name">{{contact.last_name}}</mark>Order</a></p>',
    )
  })

  it('fills a subject as one line of text', () => {
    expect(fillLine('Re: {{ conversation.subject }}\n{{ account.name }}', facts, rome).text).toBe(
      'Re: Order 7 Larkspur & Pine',
    )
  })
})

describe('a date in a template', () => {
  it.each([
    ['{{ now }}', 'en', 'November 23, 2026 at 12:00 PM'],
    ['{{ today }}', 'en', 'November 23, 2026'],
    ['{{ now | date: "long" }}', 'ru', '23 ноября 2026 г.'],
    ['{{ now | date: "full" }}', 'it', 'lunedì 23 novembre 2026'],
    ['{{ today | plus_days: 3 | date: "weekday" }}', 'ro', 'joi'],
    ['{{ now | date: "%d.%m.%Y %H:%M" }}', 'en', '23.11.2026 12:00'],
    ['{{ "now" | date: "short" }}', 'it', '23/11/26'],
    ['{{ conversation.waiting_since | date: "time" }}', 'ru', '10:30'],
    ['{{ "2026-12-24" | date: "medium" }}', 'en', 'Dec 24, 2026'],
    ['{{ contact.name | date: "long" }}', 'en', 'Ana Pop'],
  ])('%s is written in the language of the reply and in the zone of the desk (%s)', (template, language, shown) => {
    expect(fillBody(template, facts, { ...rome, language }).text.replaceAll('\u202f', ' ')).toBe(shown)
  })

  it('counts days by the calendar, also when the clock is changed', () => {
    const midnight = new Date(Date.UTC(2026, 9, 24, 22))
    const october = { ...facts, today: midnight }
    expect(fillBody('{{ today | plus_days: 1 | date: "%d %H:%M" }}', october, rome).text).toBe('26 00:00')
  })
})

describe('what is wrong with a template is told at its place', () => {
  it.each([
    ['<p>A</p><p>{{ contact.name | shout }}</p>', 'undefined filter: shout', 2],
    ['<p>A</p><p>B</p><p>{% if contact.name %}</p>', 'tag {% if contact.name %} not closed', 3],
    [
      '<p>{% if contact.name %}</p><p>A</p><p>{% endif %}</p><p>{{ contact.name | shout }}</p>',
      'undefined filter: shout',
      4,
    ],
    ['<ul><li><p>A</p></li><li><p>B</p></li></ul><p>{{ contact.name | shout }}</p>', 'undefined filter: shout', 3],
    ['A<br>{% include "/etc/passwd" %}', 'tag "include" not found', 2],
    ['{% render "x" %}', 'tag "render" not found', 1],
    ['{% layout "x" %}', 'tag "layout" not found', 1],
    ['{{ contact.name', 'output "{{ contact.name" not closed', 1],
  ])('%s', (template, text, line) => {
    expect(fill(template)).toEqual({ html: '', text: '', problems: [{ code: 'syntax', text, line }] })
  })

  it('knows nothing wrong with one that only lacks a person', () => {
    expect(checkBody('<p>{{ contact.last_name }} {{ sla.due }} {{ custom.hours }}</p>', { hours: '9–17' })).toEqual([])
    expect(checkBody('<p>{{ contact.age }}</p>')).toMatchObject([{ code: 'unknown-variable', text: 'contact.age' }])
  })
})

describe('a hostile template', () => {
  it.each([
    ['counts for ever', '{% for i in (1..100000000) %}x{% endfor %}'],
    [
      'loops in loops',
      '{% for i in (1..900) %}{% for j in (1..900) %}{% for k in (1..900) %}{% endfor %}{% endfor %}{% endfor %}',
    ],
    [
      'doubles a text',
      '{% assign a = "aaaaaaaaaa" %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
    ],
    [
      'doubles what it caught',
      '{% assign a = "a" %}{% for i in (1..100) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}{{ a }}',
    ],
    ['repeats a long text', `{% for i in (1..90000) %}${'x'.repeat(1000)}{% endfor %}`],
    ['pads a number', '{{ now | date: "%999999999d" }}'],
    ['writes dates without end', '{% for i in (1..90000) %}{{ now | date: "full" }}{% endfor %}'],
    ['takes steps without end', '{% for i in (1..90000) %}{% if i == 0 %}{% endif %}{% endfor %}'],
    ['nests without end', '{% if contact %}'.repeat(400)],
    ['opens brackets without end', `{{ ${'('.repeat(20_000)} }}`],
    ['is long', '<p>x</p>'.repeat(20_000)],
    ['asks for the same again and again', '{{ x }}'.repeat(8_000)],
  ])('that %s gives nothing but its problem', (_, template) => {
    const { html: shown, problems } = fill(template)
    expect(shown).toBe('')
    expect(problems).toHaveLength(1)
    expect(['too-long', 'syntax']).toContain(problems[0]?.code)
  })

  it.each([
    ['{{'.repeat(20_000)],
    ['{%'.repeat(20_000)],
    ['<p>{%%}'.repeat(7_000)],
    ['<b a='.repeat(9_000)],
    [`{{ a${'.b'.repeat(20_000)} }}`],
  ])('ends, however it is made up (%#)', (template) => {
    expect(fill(template).problems.length).toBeLessThan(3)
  })

  it('has nothing of the machine in its reach', () => {
    for (const reach of ['process', 'global', 'this', 'require', 'contact.toString', 'conversation.tags.map'])
      expect(html(`{{ ${reach} }}`)).toBe(`<mark data-unresolved="${reach}">{{${reach}}}</mark>`)
  })
})

describe('whatever a contact is called', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='alert(1)",
      'javascript:alert(1)',
      '{{ agent.name }}',
      '{% for i in (1..999999999) %}{% endfor %}',
      '\ue0f0agent.name\ue0f2<script>\ue0f1x\ue0f2',
      '</mark><svg onload=alert(1)>',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
    ),
  )
  const template =
    '<p title="{{ contact.name }}">Hi {{ contact.name | escape }} <a href="{{ contact.name }}">x</a> {{ contact.name | raw }} {% placeholder "a" %}</p>'

  it('stays words: no tag, no attribute and no template of theirs', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const named = { ...facts, contact: { ...facts.contact, name } }
        const { html: shown } = fillBody(template, named, rome)
        const tags = shown.match(/<[^>]*>/g) ?? []
        for (const tag of tags)
          expect(tag).toMatch(
            /^<\/?(?:p|a|br|mark|span)>$|^<a href="(?:https?|mailto|tel):[^"<>]*">$|^<(?:span data-placeholder|mark data-unresolved)="[^"<>]*">$/i,
          )
      }),
      { numRuns: 300 },
    )
  })

  it('is shown as it is', () => {
    const named = { ...facts, contact: { ...facts.contact, name: '<b>{{ agent.name }}</b>' } }
    expect(fillBody('{{ contact.name }}', named, rome).text).toBe('<b>{{ agent.name }}</b>')
  })
})
