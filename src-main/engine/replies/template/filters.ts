import { filters as builtIn, type Liquid } from 'liquidjs'
import { asDate, type DateManners, daysLater, styledDate } from './dates.ts'

/** What a reply needs. Those that walk whole arrays again and again stay out. */
const allowed = [
  'abs',
  'append',
  'at_least',
  'at_most',
  'capitalize',
  'ceil',
  'default',
  'divided_by',
  'downcase',
  'first',
  'floor',
  'join',
  'last',
  'lstrip',
  'minus',
  'modulo',
  'plus',
  'prepend',
  'remove',
  'remove_first',
  'replace',
  'replace_first',
  'round',
  'rstrip',
  'size',
  'slice',
  'split',
  'strip',
  'strip_newlines',
  'times',
  'truncate',
  'truncatewords',
  'upcase',
  'url_encode',
] as const

const longestFormat = 200

/** Leaves the filters of a reply in the engine, and ours. */
export function setFilters(liquid: Liquid, manners: DateManners): void {
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name)
  for (const name of allowed) liquid.registerFilter(name, builtIn[name] as never)
  liquid.registerFilter('date', function (value: unknown, format: unknown = 'long', ...rest: unknown[]) {
    const date = value === 'now' || value === 'today' ? new Date(this.context.getSync(['now']) as Date) : asDate(value)
    if (!date) return value
    const written = String(format).slice(0, longestFormat)
    return styledDate(date, written, manners) ?? (builtIn.date as DateFilter).call(this, date, written, ...rest)
  })
  liquid.registerFilter('plus_days', (value: unknown, days: unknown) => {
    const date = asDate(value)
    return date ? daysLater(date, Number(days) || 0, manners.zone) : value
  })
  // All that is shown is escaped and keeps its lines, whether it is asked for or not.
  for (const name of ['escape', 'escape_once', 'h', 'raw', 'newline_to_br'])
    liquid.registerFilter(name, (value: unknown) => value)
}

type DateFilter = (this: unknown, value: Date, format: string, ...rest: unknown[]) => string
