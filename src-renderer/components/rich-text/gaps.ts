import { Mark } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'

/**
 * Places that are to be filled in: `placeholder` for the agent to say, `unresolved` where a canned reply wanted to know
 * something that the desk does not. Neither is inclusive: what is typed over one is plain text.
 */
export const gapMarks = [
  gapMark('placeholder', 'span', 'data-placeholder'),
  gapMark('unresolved', 'mark', 'data-unresolved'),
]

function gapMark(name: string, tag: string, attribute: string): Mark {
  return Mark.create({
    name,
    inclusive: false,
    parseHTML: () => [{ tag: `${tag}[${attribute}]` }],
    addAttributes: () => ({
      what: {
        default: '',
        parseHTML: (element) => element.getAttribute(attribute) ?? '',
        renderHTML: ({ what }) => ({ [attribute]: what }),
      },
    }),
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  })
}

/** Where the places to be filled in stand, in the order of the text. */
export function gapsIn(doc: Node): readonly { readonly from: number; readonly to: number }[] {
  const gaps: { from: number; to: number }[] = []
  doc.descendants((node, at) => {
    if (!node.isText || !node.marks.some(({ type }) => type.name === 'placeholder' || type.name === 'unresolved'))
      return
    const last = gaps.at(-1)
    const to = at + node.nodeSize
    // A gap that is partly bold is several text nodes.
    if (last?.to === at) last.to = to
    else gaps.push({ from: at, to })
  })
  return gaps
}
