import { columnsOf, fitted, printable } from './printable.ts'

/** A column's heading and the most columns of the terminal it may take. */
export interface TableColumn {
  readonly heading: string
  readonly widest: number
}

/** Aligned lines under a heading, each column as wide as its longest cell. */
export function tableLines(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map((row) => row.map(printable))
  const widths = columns.map(({ heading, widest }, index) =>
    cells.reduce((width, row) => Math.min(widest, Math.max(width, columnsOf(row[index] ?? ''))), columnsOf(heading)),
  )
  const line = (row: readonly string[]): string =>
    widths
      .map((width, index) => fitted(row[index] ?? '', width))
      .join('  ')
      .trimEnd()
  return [line(columns.map(({ heading }) => heading)), ...cells.map(line)]
}
