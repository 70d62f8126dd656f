/** So many restarts within so long; the next crash is for a person to look at. */
export interface RestartBudget {
  readonly restarts: number
  readonly withinMs: number
}

export const engineRestarts: RestartBudget = { restarts: 5, withinMs: 5 * 60_000 }

/**
 * Whether to start again after a crash at `now`. `crashes` are the times (epoch ms) of those before it that counted;
 * the answer's `crashes` are the ones to remember.
 */
export function afterCrash(
  budget: RestartBudget,
  crashes: readonly number[],
  now: number,
): { readonly restart: boolean; readonly crashes: readonly number[] } {
  const recent = [...crashes.filter((at) => now - at < budget.withinMs), now]
  return { restart: recent.length <= budget.restarts, crashes: recent }
}
