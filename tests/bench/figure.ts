import { percentile } from './percentile.ts'

/** One line of the table. Every number was measured in this run. */
export interface Figure {
  readonly name: string
  /** What issue and README promise, in words. */
  readonly goal: string
  readonly ours: string
  /** What a user would pick instead, or the machine's own limit; empty where there is no such thing. */
  readonly peer: string
  readonly ratio: number | null
  /** Null where the line is for information. */
  readonly met: boolean | null
}

export interface Verdict {
  readonly name: string
  readonly goal: string
  readonly ours: number
  readonly unit: 's' | 'ms' | 'µs' | 'MB' | '%' | '×'
  readonly met: boolean | null
}

/** A figure that stands alone. */
export function alone({ name, goal, ours, unit, met }: Verdict): Figure {
  return { name, goal, ours: amount(ours, unit), peer: '', ratio: null, met }
}

/** The p95 of many, with the median, against a limit in ms; `note` names what was slowest or how it was asked. */
export function under(name: string, limitMs: number | null, times: readonly number[], note = ''): Figure {
  const p95 = percentile(times, 0.95)
  return {
    name,
    goal: limitMs === null ? '' : `p95 < ${limitMs} ms`,
    ours: `${amount(p95, 'ms')} (median ${amount(percentile(times, 0.5), 'ms')}${note && `, ${note}`})`,
    peer: '',
    ratio: null,
    met: limitMs === null ? null : p95 < limitMs,
  }
}

/** A figure beside a peer's: met when ours is at most `atMost` of theirs. */
export function beside(
  name: string,
  ours: number,
  peer: { readonly name: string; readonly value: number },
  unit: Verdict['unit'],
  atMost: number | null,
): Figure {
  const ratio = ours / peer.value
  return {
    name,
    goal: atMost === null ? '' : `≤ ${atMost} × ${peer.name}`,
    ours: amount(ours, unit),
    peer: `${amount(peer.value, unit)} (${peer.name})`,
    ratio,
    met: atMost === null ? null : ratio <= atMost,
  }
}

function amount(value: number, unit: Verdict['unit']): string {
  const fine = unit === '×' || (unit === 's' && value < 10) || (unit === '%' && value < 1)
  const digits = fine ? 2 : value < 10 ? 1 : 0
  return unit === '×' ? value.toFixed(digits) : `${value.toFixed(digits)} ${unit}`
}

export function table(figures: readonly Figure[]): string {
  const head = ['figure', 'goal', 'ours', 'peer', 'ratio', '']
  const verdict = { true: 'met', false: 'MISSED', null: '' }
  const rows = figures.map((figure) => [
    figure.name,
    figure.goal,
    figure.ours,
    figure.peer,
    figure.ratio?.toFixed(3) ?? '',
    verdict[`${figure.met}`],
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n')
}
