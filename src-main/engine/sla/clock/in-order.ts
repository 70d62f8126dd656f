interface Dated {
  readonly id: number
  readonly at: number
}

/** By time, whatever order they came in; most often they stand so already. */
export function inOrder<Fact extends Dated>(facts: readonly Fact[]): readonly Fact[] {
  for (let at = 1; at < facts.length; at++)
    if (compare(facts[at - 1] as Fact, facts[at] as Fact) > 0) return facts.toSorted(compare)
  return facts
}

function compare(a: Dated, b: Dated): number {
  return a.at - b.at || a.id - b.id
}
