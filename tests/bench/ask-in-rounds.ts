import { percentile } from './percentile.ts'

/** What somebody asks, by a name for the table. */
export type Questions = Readonly<Record<string, () => Promise<unknown>>>

export interface Answered {
  /** ms of every first ask, when nothing of the answer was in the engine's memory. */
  readonly first: readonly number[]
  /** ms of every later ask. */
  readonly later: readonly number[]
  readonly byQuestion: ReadonlyMap<string, readonly number[]>
}

/** Asks all questions in turn, one at a time, `rounds` times after the first. */
export async function askInRounds(questions: Questions, rounds: number): Promise<Answered> {
  const byQuestion = new Map(Object.keys(questions).map((name) => [name, [] as number[]]))
  const first: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, ask] of Object.entries(questions)) {
      const start = performance.now()
      await ask()
      const ms = performance.now() - start
      if (round === 0) first.push(ms)
      else byQuestion.get(name)?.push(ms)
    }
  }
  return { first, later: [...byQuestion.values()].flat(), byQuestion }
}

/** The question whose p95 is the worst. */
export function slowest({ byQuestion }: Answered): { readonly name: string; readonly p95: number } {
  const all = [...byQuestion].map(([name, times]) => ({ name, p95: percentile(times, 0.95) }))
  return all.reduce((worst, one) => (one.p95 > worst.p95 ? one : worst), { name: '', p95: 0 })
}
