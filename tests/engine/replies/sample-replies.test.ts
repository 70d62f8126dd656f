import { describe, expect, it } from 'vitest'
import type { CannedReply } from '../../../src-main/contract/canned.ts'
import { languages } from '../../../src-main/contract/languages.ts'
import { guessLanguage } from '../../../src-main/engine/replies/guess-language.ts'
import { type TestDesk, testDesk } from '../../support/test-desk.ts'

async function withSample(language: (typeof languages)[number] = 'en') {
  const desk = await testDesk()
  await desk.call('settings.set', { key: 'window', value: { language } })
  await desk.finished(await desk.call('sample.open', {}))
  return { desk, replies: await desk.call('canned.list', {}) }
}

async function firstConversation(desk: TestDesk, address: string) {
  return (await desk.timeline(address)).at(-1)?.conversation as never
}

describe('the replies of the sample workspace', () => {
  it('are about twenty, each short and long in each of the four languages', async () => {
    const { replies } = await withSample()
    expect(replies).toHaveLength(20)
    for (const { title, variants } of replies) {
      expect(variants.map(({ channel, language }) => `${title} ${channel} ${language}`)).toEqual(
        languages.flatMap((language) => [`${title} email ${language}`, `${title} null ${language}`]),
      )
    }
  })

  it.each(languages)(
    'can be filled in every variant, and are called in %s where the desk speaks it',
    async (language) => {
      const { desk, replies } = await withSample(language)
      expect(new Set(replies.map(({ title }) => title)).size).toBe(20)
      for (const reply of replies) await isFine(desk, reply)
      const titles = replies.map(({ title, folder }) => `${title}. ${folder}`).join('. ')
      expect(guessLanguage(titles)).toBe(language)
    },
  )

  it.each([
    ['sam.whitlock@postbox.example', 'Nobody has answered this since Wednesday', 'sorry'],
    ['ellie@morgan.example', 'a code that only works once', 'code'],
  ])('are suggested for what %s asks (%s)', async (address, _, shortcut) => {
    const { desk } = await withSample()
    const conversation = await firstConversation(desk, address)
    const suggested = await desk.call('canned.suggest', { conversation })
    expect(suggested.map((reply) => reply.shortcut)).toContain(shortcut)
    expect(suggested.length).toBeLessThan(4)
  })

  it('leave with it, but for the one that an agent made theirs', async () => {
    const { desk, replies } = await withSample()
    const mine = replies.find(({ shortcut }) => shortcut === 'label') as CannedReply
    expect(mine.files).toMatchObject([{ name: 'return-form.pdf', type: 'application/pdf' }])
    const { id, used: _, lastUsedAt: __, files: ___, ...content } = mine
    await desk.call('canned.save', { id, reply: { ...content, title: 'My label' } })
    await desk.finished(await desk.call('sample.open', {}))
    expect(await desk.call('canned.list', {})).toHaveLength(20)
    await desk.finished(await desk.call('sample.remove', {}))
    expect(await desk.call('canned.list', {})).toMatchObject([
      { title: 'My label', files: [{ name: 'return-form.pdf' }] },
    ])
  })
})

async function isFine(desk: TestDesk, { id, title, variants }: CannedReply): Promise<void> {
  for (const at of variants.keys()) {
    const filled = await desk.call('canned.render', { reply: id, draft: null, conversation: null, variant: at })
    expect(filled, title).toMatchObject({ variant: at, problems: [] })
    expect(filled.text, title).not.toMatch(/\{\{|\{%|undefined|Invalid/)
  }
}
