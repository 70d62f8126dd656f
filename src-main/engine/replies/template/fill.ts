import type { TemplateProblem } from '../../../contract/canned.ts'
import { cleanHtml, escapeHtml } from '../../drafts/clean-html.ts'
import { textOfHtml } from '../../drafts/compose.ts'
import { isVariable, type ReplyFacts } from '../variables.ts'
import type { DateManners } from './dates.ts'
import { marksAsHtml, marksAsText, withoutMarks } from './marks.ts'
import { type Parsed, parseInSandbox } from './sandbox.ts'
import { lineAt, liquidOf, offsetOf } from './source.ts'

export interface Filled {
  /** Safe to show: the tags of a mail, whatever the template or the facts hold. */
  readonly html: string
  readonly text: string
  readonly problems: readonly TemplateProblem[]
}

/** Longest text that an answer may begin with. */
const longest = 200_000
/** Variables and tags of one template: what is told of each costs another look at the whole. */
const mostTags = 500

/** Line ends that say nothing: those of paragraphs in which only tags stood. */
const betweenBlocks = /(^|<\/(?:p|ul|ol|blockquote|pre|div)>)\n+/g

/**
 * Fills a body, a template of HTML. A variable without a value stays to be seen as `<mark data-unresolved>`. A template
 * that cannot be read, or takes too long or too much room, gives nothing but its problem.
 */
export function fillBody(template: string, facts: ReplyFacts, manners: DateManners): Filled {
  const source = liquidOf(withoutMarks(template))
  const asHtml = (text: string) => escapeHtml(text).replaceAll('\n', '<br>')
  const { text, problems } = fill(source, facts, { ...manners, escape: asHtml })
  const filled = text.replace(betweenBlocks, '$1')
  if (filled.length > longest) return { html: '', text: '', problems: [{ code: 'too-long', text: '', line: 1 }] }
  const html = cleanHtml(filled, { pictures: false, styles: true, links: 'kept' })
  return { html: marksAsHtml(html), text: marksAsText(textOfHtml(filled)), problems }
}

/** Fills a subject: one line, without markup. */
export function fillLine(template: string, facts: ReplyFacts, manners: DateManners): Omit<Filled, 'html'> {
  const { text, problems } = fill(withoutMarks(template), facts, { ...manners, escape: (each) => each })
  return { text: marksAsText(text).replace(/\s+/g, ' ').trim().slice(0, 2000), problems }
}

function fill(
  source: string,
  facts: ReplyFacts,
  manners: DateManners & { readonly escape: (text: string) => string },
): { readonly text: string; readonly problems: readonly TemplateProblem[] } {
  const problems = new Map<string, TemplateProblem>()
  const note = (code: TemplateProblem['code'], text: string, offset: number) => {
    // An unknown variable is empty as well; once said is enough.
    if (!problems.has(text)) problems.set(text, { code, text, line: lineAt(source, offset) })
  }
  try {
    if ((source.match(/\{[{%]/g)?.length ?? 0) > mostTags) throw new Error('tag limit exceeded')
    const parsed = parseInSandbox(source, { ...manners, onEmpty: (name, at) => note('empty-variable', name, at) })
    for (const { name, offset } of unknownIn(parsed, source, facts)) note('unknown-variable', name, offset)
    return { text: parsed.fill(facts), problems: [...problems.values()] }
  } catch (thrown) {
    return { text: '', problems: [problemOf(thrown, source)] }
  }
}

function unknownIn(
  parsed: Parsed,
  source: string,
  facts: ReplyFacts,
): readonly { readonly name: string; readonly offset: number }[] {
  return parsed
    .asked()
    .filter(({ name }) => !isVariable(name, facts.custom))
    .map(({ name, row, column }) => ({ name, offset: offsetOf(source, row, column) }))
}

const exhausted = /limit exceeded|call stack|string length|array length/i

/** What `liquidjs` says of a template, at the place it says it of. */
function problemOf(thrown: unknown, source: string): TemplateProblem {
  const { message, originalError, token } = thrown as Error & {
    readonly originalError?: Error
    readonly token?: { readonly begin: number; readonly input: string }
  }
  const words = (originalError?.message ?? message).split('\n')[0] ?? ''
  const line = token && token.input === source ? lineAt(source, token.begin) : 1
  if (exhausted.test(words)) return { code: 'too-long', text: words, line }
  return { code: 'syntax', text: words.replace(/, line:\d+.*$/, '').slice(0, 300), line }
}
