/** One line of an iCalendar (RFC 5545 3.1), unfolded. */
export interface ContentLine {
  /** Upper case. */
  readonly name: string
  /** By upper-case name, without quotes. */
  readonly parameters: Readonly<Record<string, string>>
  /** Still escaped. */
  readonly value: string
}

export interface CalendarComponent {
  /** Upper case, such as `VEVENT`. */
  readonly name: string
  readonly lines: readonly ContentLine[]
  readonly children: readonly CalendarComponent[]
}

const mostLines = 5_000

interface OpenComponent extends CalendarComponent {
  readonly lines: ContentLine[]
  readonly children: OpenComponent[]
}

/**
 * The components of a calendar, whatever is broken in it: lines that are none are left out, what is not closed ends with
 * the text.
 */
export function calendarComponents(text: string, lineLimit = mostLines): readonly CalendarComponent[] {
  const root: OpenComponent = { name: '', lines: [], children: [] }
  const open: OpenComponent[] = [root]
  for (const written of text
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .slice(0, lineLimit)) {
    const line = contentLine(written)
    if (line === null) continue
    const inner = open.at(-1) as OpenComponent
    const name = line.value.trim().toUpperCase()
    if (line.name === 'BEGIN') {
      const component: OpenComponent = { name, lines: [], children: [] }
      inner.children.push(component)
      open.push(component)
    } else if (line.name === 'END') {
      const at = open.findLastIndex((component) => component.name === name)
      if (at > 0) open.length = at
    } else inner.lines.push(line)
  }
  return root.children
}

const parameter = /;([\w-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/y
const lineName = /^([\w.-]+)/

function contentLine(written: string): ContentLine | null {
  const name = lineName.exec(written)?.[1]
  if (name === undefined) return null
  const parameters: Record<string, string> = {}
  let at = name.length
  for (parameter.lastIndex = at; ; at = parameter.lastIndex) {
    const match = parameter.exec(written)
    if (match === null) break
    parameters[match[1]?.toUpperCase() ?? ''] = (match[2] ?? '').replaceAll('"', '')
  }
  // A parameter that is not spelt as it should be ends at the colon all the same.
  const colon = written.indexOf(':', at)
  if (colon < 0) return null
  // A property may belong to a group (`item1.SUMMARY`).
  return { name: name.slice(name.lastIndexOf('.') + 1).toUpperCase(), parameters, value: written.slice(colon + 1) }
}

export function firstLine(component: CalendarComponent, name: string): ContentLine | null {
  return component.lines.find((line) => line.name === name) ?? null
}

/** RFC 5545 3.3.11. */
export function unescapedText(value: string): string {
  return value.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim()
}
