import Papa from 'papaparse'

/** A line of a spreadsheet under its headings; `row` counts as the spreadsheet does, from 1 for the headings. */
export interface CsvRow {
  readonly row: number
  readonly fields: Readonly<Record<string, string>>
}

/** Excel reads UTF-8 by this sign alone. */
const byteOrderMark = '\ufeff'
/** What a spreadsheet would take for a formula and compute (CWE-1236), with the marks of ours before it. */
const formula = /^'*[=+\-@\t\r]/
const guardedFormula = /^'(?='*[=+\-@\t\r])/

/** RFC 4180, for Excel and all others. */
export function writeCsv(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const guarded = rows.map((row) => row.map((field) => (formula.test(field) ? `'${field}` : field)))
  return `${byteOrderMark}${Papa.unparse([[...headings], ...guarded], { newline: '\r\n' })}\r\n`
}

/**
 * Reads what a spreadsheet wrote, whichever sign its country puts between fields. Headings are lower case. Rows that
 * cannot be read are in `broken`.
 */
export function readCsv(text: string): {
  readonly rows: readonly CsvRow[]
  readonly broken: ReadonlyMap<number, string>
} {
  const table = text.startsWith(byteOrderMark) ? text.slice(1) : text
  const { data, errors } = Papa.parse<string[]>(table, { delimiter: delimiterOf(table) })
  const [headings = [], ...lines] = data
  const names = headings.map((name) => name.trim().toLowerCase())
  const broken = new Map(errors.map(({ row, message }) => [(row ?? 0) + 1, message]))
  const rows = lines.flatMap((line, at) => {
    const isBlank = line.every((field) => field.trim() === '')
    if (isBlank) return []
    const fields = names.map((name, column) => [name, (line[column] ?? '').replace(guardedFormula, '')] as const)
    return [{ row: at + 2, fields: Object.fromEntries(fields) }]
  })
  return { rows, broken }
}

/** The sign between fields, by the headings: texts have any of them. */
function delimiterOf(table: string): string {
  const headings = /^[^\r\n]*/.exec(table)?.[0] ?? ''
  const count = (sign: string) => headings.split(sign).length
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** A list in one field: a line of CSV within the CSV, so that nothing in it can be mistaken for its end. */
export function writeList(words: readonly string[]): string {
  // Who reads it may take a semicolon for the sign between words.
  const quotes = words.some((word) => word.includes(';'))
  return words.length === 0 ? '' : Papa.unparse([[...words]], { quotes })
}

export function readList(field: string): readonly string[] {
  const [words = []] = Papa.parse<string[]>(field.trim(), { delimiter: field.includes(',') ? ',' : ';' }).data
  return words.map((word) => word.trim()).filter((word) => word !== '')
}
