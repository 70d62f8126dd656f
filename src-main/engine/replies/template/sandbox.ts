import { type Context, type Emitter, evalToken, Liquid, Parser, TypeGuards, toValueSync } from 'liquidjs'
import { type DateManners, plainDate } from './dates.ts'
import { setFilters } from './filters.ts'
import { placeholderMark, unresolvedMark, withoutMarks } from './marks.ts'

/**
 * What one template may cost: its letters, then letters and things it makes and steps it takes. Ten pages stay far below.
 * The time (ms) is a last resort: a machine that is busy otherwise must not make a good template a bad one.
 */
const limits = { parseLimit: 60_000, memoryLimit: 500_000, renderLimit: 1000 }
/** What each tag and each output cost beside what they make, and each filter of an output: dates are slow to write. */
const step = 100
const filterCost = 400

/** Nothing that reads other files, prints past our hands, or counts on between two fillings. */
const allowedTags = new Set([
  'assign',
  'break',
  'capture',
  'case',
  'comment',
  'continue',
  'for',
  'if',
  'raw',
  'unless',
  '#',
])

const longestName = 100

export interface Sandbox extends DateManners {
  /** What is shown of a value: escaped for HTML, or as it is. */
  readonly escape: (text: string) => string
  /** Told of each variable that shows nothing, and where. */
  readonly onEmpty: (name: string, offset: number) => void
}

export interface Parsed {
  readonly templates: ReturnType<Parser['parse']>
  readonly fill: (facts: object) => string
  /** Variables that no tag of the template makes, as they are written, each place of theirs as row and column. */
  readonly asked: () => readonly { readonly name: string; readonly row: number; readonly column: number }[]
}

/** Reads a template with nothing of the machine in its reach. Throws what `liquidjs` throws. */
export function parseInSandbox(source: string, sandbox: Sandbox): Parsed {
  const liquid = new Liquid({
    ...limits,
    ownPropertyOnly: true,
    strictFilters: true,
    relativeReference: false,
    // There are no other templates, and no folder to look for them.
    templates: {},
    timezoneOffset: sandbox.zone,
    locale: sandbox.language,
  })
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name]
  setFilters(liquid, sandbox)
  liquid.registerTag('placeholder', {
    parse(token) {
      this.label = token.args
        .trim()
        .replace(/^(["'])(.*)\1$/s, '$2')
        .slice(0, 200)
    },
    render(_context, emitter) {
      emitter.write(placeholderMark(sandbox.escape(this.label as string)))
    },
  })
  const templates = guardedParser(liquid, sandbox).parse(source)
  return {
    templates,
    fill: (facts) => String(liquid.renderSync(templates, facts)),
    asked: () =>
      Object.values(liquid.analyzeSync(templates).globals)
        .flat()
        .map((variable) => ({
          name: String(variable).slice(0, longestName),
          row: variable.location.row,
          column: variable.location.col,
        })),
  }
}

type ParserTemplate = ReturnType<Parser['parseToken']>
type OutputTemplate = Extract<ParserTemplate, { value: unknown }>

/** A parser whose templates count every letter that they write and every step, and show what is missing instead of nothing. */
function guardedParser(liquid: Liquid, sandbox: Sandbox): Parser {
  const parser = new Parser(liquid)
  const parseToken = parser.parseToken.bind(parser)
  parser.parseToken = (token, rest) => {
    const template = parseToken(token, rest)
    if (TypeGuards.isOutputToken(token)) return shown(template as OutputTemplate, token.begin, sandbox)
    const cost = TypeGuards.isHTMLToken(token) ? token.getContent().length : step
    const write = template.render.bind(template)
    template.render = (context: Context, emitter: Emitter) => {
      context.memoryLimit.use(cost)
      return write(context, emitter) as never
    }
    return template
  }
  return parser
}

/** `{{ … }}`: what it says, escaped; or the variable in it that says nothing. `default` has the last word on that. */
function shown(template: OutputTemplate, offset: number, sandbox: Sandbox): OutputTemplate {
  const { value } = template
  const tokens = [...value.initial.postfix, ...value.filters.flatMap((filter) => filter.args.flat())]
  const named = tokens.filter((token) => TypeGuards.isPropertyAccessToken(token))
  const hasDefault = value.filters.some((filter) => filter.name === 'default')
  template.render = function* (context, emitter) {
    context.memoryLimit.use(step + filterCost * value.filters.length)
    const text = textOf(yield value.value(context, true), sandbox)
    const empty = hasDefault && text !== '' ? undefined : named.find((token) => isEmpty(token, context, sandbox))
    if (empty) {
      const name = withoutMarks(empty.getText()).slice(0, longestName)
      sandbox.onEmpty(name, offset)
      emitter.write(unresolvedMark(sandbox.escape(name)))
      return
    }
    context.memoryLimit.use(text.length)
    emitter.write(sandbox.escape(text))
  }
  return template
}

function isEmpty(token: Parameters<typeof evalToken>[0], context: Context, sandbox: Sandbox): boolean {
  return textOf(toValueSync(evalToken(token, context, true)), sandbox) === ''
}

function textOf(value: unknown, sandbox: Sandbox): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return plainDate(value, sandbox)
  if (Array.isArray(value)) return value.map((each) => textOf(each, sandbox)).join(', ')
  if (typeof value === 'object') return ''
  return withoutMarks(String(value))
}
