import { useEffect, useState } from 'react'
import type { Address } from '../../../src-main/contract/message.ts'
import { useEngine } from '../../engine-client/desk-context.tsx'

interface Completion {
  readonly found: readonly Address[]
  /** The one that Enter takes; null when none is. */
  readonly active: number | null
  /** Who fits is not known yet. */
  readonly pending: boolean
  move(step: 1 | -1): void
  clear(): void
}

interface Found {
  readonly text: string
  readonly people: readonly Address[]
  readonly active: number
}

const nobody: Found = { text: '', people: [], active: 0 }

/** People whose name or address fits what is typed, without those that are there already. */
export function useCompletion(text: string, present: readonly Address[]): Completion {
  const engine = useEngine()
  const [found, setFound] = useState(nobody)
  const asked = text.trim()

  useEffect(() => {
    if (asked === '') {
      setFound(nobody)
      return
    }
    let late = false
    engine.call('compose.complete', { text: asked.slice(0, 320) }).then(
      (people) => !late && setFound({ text: asked, people, active: 0 }),
      // Nobody to offer: the address can be typed out.
      () => !late && setFound({ ...nobody, text: asked }),
    )
    return () => {
      late = true
    }
  }, [engine, asked])

  const known = new Set(present.map(({ address }) => address.toLowerCase()))
  const people = asked === '' ? [] : found.people.filter(({ address }) => !known.has(address.toLowerCase())).slice(0, 8)
  const active = Math.min(found.active, people.length - 1)
  return {
    found: people,
    // What was typed out whole is taken as it is, unless one moves.
    active: people.length === 0 || found.text !== asked ? null : active,
    pending: asked !== '' && found.text !== asked,
    move: (step) => setFound({ ...found, active: (active + step + people.length) % people.length }),
    clear: () => setFound({ ...nobody, text: asked }),
  }
}
