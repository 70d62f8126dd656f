import { expect, it } from 'vitest'
import type { DeskEvent } from '../../../src-main/contract/events.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { Engine } from '../../../src-main/engine/engine-deps.ts'
import type { HostEvent } from '../../../src-main/hosts/electron/engine-messages.ts'
import { tellHost } from '../../../src-main/hosts/electron/tell-host.ts'

const arrived: DeskEvent = { type: 'arrived', contact: 7 as ContactId, name: 'Ana', subject: 'My lamp', preview: '' }
const due: DeskEvent = { type: 'due', breached: 2, soon: 5, today: 6 }
const clocks: DeskEvent = { type: 'sla', moments: [], warnings: 1, breaches: 0 }

const atTheStart = [
  { type: 'language', language: 'system' },
  { type: 'due', breached: 3, soon: 4, today: 5 },
]

/** An engine with these settings, three customers late, and a way to let it tell something. */
async function listeningHost(settings: Readonly<Record<string, unknown>>) {
  const heard: HostEvent[] = []
  let emit: (event: DeskEvent) => void = () => {}
  const engine = {
    subscribe(listener: (event: DeskEvent) => void) {
      emit = listener
      return () => {}
    },
    call: async (name: string) => (name === 'settings.get' ? settings : { breached: 3, soon: 4, today: 5 }),
  }
  await tellHost(engine as Pick<Engine, 'subscribe' | 'call'>, (event) => heard.push(event))
  return { told: heard, emit: (event: DeskEvent) => emit(event) }
}

it('tells how many are due at the start and whenever that changes', async () => {
  const { told, emit } = await listeningHost({})
  emit(due)
  expect(told).toEqual([...atTheStart, due])
})

it('tells of arrivals', async () => {
  const { told, emit } = await listeningHost({ window: { theme: 'dark', notifications: true } })
  emit(arrived)
  emit(clocks)
  expect(told).toEqual(expect.arrayContaining([arrived, clocks]))
})

it('tells of none when the user turned them off', async () => {
  const { told, emit } = await listeningHost({ window: { theme: 'dark', notifications: false } })
  emit(arrived)
  emit(clocks)
  emit(due)
  expect(told).toEqual([...atTheStart, due])
})

it('tells nothing of what only windows want to know', async () => {
  const { told, emit } = await listeningHost({})
  emit({ type: 'changed', contacts: null })
  expect(told).toEqual(atTheStart)
})

it('tells which language was chosen, and when it is another one', async () => {
  const { told, emit } = await listeningHost({ window: { theme: 'dark', language: 'it' } })
  const languagesTold = () => told.filter(({ type }) => type === 'language')
  expect(languagesTold()).toEqual([{ type: 'language', language: 'it' }])
  emit({ type: 'setting', key: 'window', value: { theme: 'light', language: 'it' } })
  emit({ type: 'setting', key: 'window', value: { theme: 'light', language: 'ro' } })
  emit({ type: 'setting', key: 'window', value: { theme: 'light', language: 'Klingon' } })
  expect(languagesTold().slice(1)).toEqual([
    { type: 'language', language: 'ro' },
    { type: 'language', language: 'system' },
  ])
})

it('falls silent when the user says so while it runs', async () => {
  const { told, emit } = await listeningHost({})
  emit({ type: 'setting', key: 'window', value: { notifications: false } })
  emit(arrived)
  expect(told).toEqual(atTheStart)
})
