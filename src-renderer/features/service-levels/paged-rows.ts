import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'

/** The rows of a list that are here already. */
export interface PagedRows<Row> {
  /** Null until the first page is here. */
  readonly rows: readonly Row[] | null
  /** All there are. */
  readonly count: number
  readonly error: DeskErrorShape | null
}

export const noRows: PagedRows<never> = { rows: null, count: 0, error: null }

type AskPage<Row> = (
  offset: number,
  limit: number,
) => Promise<{ readonly rows: readonly Row[]; readonly count: number }>

const pageSize = 100

/** Reads one list at a time, page by page as it is scrolled. */
export function pageThrough<Row>(onChange: (rows: PagedRows<Row>) => void) {
  let turn = 0
  let reading = false
  let ask: AskPage<Row> | null = null
  let state: PagedRows<Row> = noRows

  function put(next: PagedRows<Row>): void {
    state = next
    onChange(next)
  }

  async function read(): Promise<void> {
    if (!ask) return
    const mine = turn
    reading = true
    try {
      const before = state.rows ?? []
      const page = await ask(before.length, pageSize)
      if (mine === turn) put({ rows: [...before, ...page.rows], count: page.count, error: null })
    } catch (thrown) {
      if (mine === turn) put({ ...state, error: DeskError.from(thrown).toShape() })
    } finally {
      if (mine === turn) reading = false
    }
  }

  return {
    /** Begins with another list; null for none. */
    begin(next: AskPage<Row> | null): void {
      turn += 1
      reading = false
      ask = next
      put(noRows)
      void read()
    },
    more(): void {
      if (!reading && state.rows && state.rows.length < state.count) void read()
    },
  }
}
