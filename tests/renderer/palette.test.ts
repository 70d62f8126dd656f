import { describe, expect, it } from 'vitest'
import { atFirst, fitting, type PaletteCommand } from '../../src-renderer/features/palette/palette-items.ts'
import { createPaletteStore } from '../../src-renderer/features/palette/palette-store.ts'
import { scriptedDesk } from './scripted-desk.ts'

const command = (id: string, label: string, section = 'Triage'): PaletteCommand => ({
  id,
  label,
  section,
  run: () => {},
})
const commands = [
  command('done', 'Done'),
  command('snooze', 'Snooze'),
  command('move', 'Move the conversation to another customer'),
  command('show-done', 'Show: Done', 'Queue'),
]
const ids = (found: readonly PaletteCommand[]) => found.map(({ id }) => id)

describe('the command palette', () => {
  it('begins with what was picked last', () => {
    const first = atFirst(commands, ['show-done', 'gone', 'snooze'], 'Used last')
    expect(ids(first)).toEqual(['show-done', 'snooze', 'done', 'move'])
    expect(first[0]?.section).toBe('Used last')
  })

  it.each([
    ['snz', 'snooze'],
    ['move cust', 'move'],
    ['DONE', 'done'],
    ['another', 'move'],
  ])('finds %j as %s', (query, id) => expect(ids(fitting(commands, query, []))[0]).toBe(id))

  it('prefers what is picked often among what fits alike', () => {
    const twins = [command('a', 'Open'), command('b', 'Open')]
    expect(ids(fitting(twins, 'open', ['b']))[0]).toBe('b')
  })

  it('finds nothing where nothing fits', () => expect(fitting(commands, 'xyzzy', [])).toEqual([]))
})

describe('what the palette asks the desk', () => {
  it('shows the answer to the last words only', async () => {
    const desk = scriptedDesk([])
    const slow = Promise.withResolvers<never>()
    const ana = { name: 'Ana', address: 'ana@mail.test', contact: null }
    desk.answers['compose.complete'] = ({ text }) => (text === 'an' ? slow.promise : [ana])
    desk.answers['canned.find'] = () => []
    const store = createPaletteStore(desk)
    store.getState().setQuery('an')
    store.getState().setQuery('ana')
    await expect.poll(() => store.getState().people).toEqual([ana])
    slow.resolve([{ name: 'Too late', address: 'late@mail.test', contact: null }] as never)
    await slow.promise
    expect(store.getState().people).toEqual([ana])
  })

  it('finds customers although canned replies cannot be read', async () => {
    const desk = scriptedDesk([])
    desk.answers['compose.complete'] = () => [{ name: 'Ana', address: 'ana@mail.test', contact: null }]
    const store = createPaletteStore(desk)
    store.getState().setQuery('ana')
    await expect.poll(() => store.getState().people.length).toBe(1)
  })

  it('remembers what was picked, each once, over a restart', async () => {
    const desk = scriptedDesk([])
    const store = createPaletteStore(desk)
    for (const id of ['done', 'snooze', 'done']) store.getState().picked(id)
    expect(store.getState().recent).toEqual(['done', 'snooze'])
    const kept = desk.asked.findLast(({ name }) => name === 'settings.set')
    const value = kept && (kept.input as { readonly value: unknown }).value
    desk.answers['settings.get'] = () => ({ 'palette.recent': value })
    const next = createPaletteStore(desk)
    await expect.poll(() => next.getState().recent).toEqual(['done', 'snooze'])
  })
})
