import { Node } from '@tiptap/core'

/** Where the pictures of a text come from: an address this window can show, by Content-ID; rejects where there is none. */
export type PictureSource = (contentId: string) => Promise<string>

const scheme = 'cid:'

/** A picture inside the text, kept as `cid:` and shown from its bytes on this computer. Others are not taken. */
export function pictureNode(source: PictureSource): Node {
  return Node.create({
    name: 'picture',
    group: 'inline',
    inline: true,
    draggable: true,
    addAttributes: () => ({
      src: { default: '' },
      alt: { default: '' },
      width: { default: null },
    }),
    parseHTML: () => [{ tag: `img[src^="${scheme}"]` }],
    renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
    addNodeView:
      () =>
      ({ node }) => {
        const dom = document.createElement('img')
        dom.alt = String(node.attrs.alt)
        if (node.attrs.width !== null) dom.width = Number(node.attrs.width)
        source(String(node.attrs.src).slice(scheme.length)).then(
          (address) => {
            dom.src = address
          },
          () => dom.toggleAttribute('data-missing', true),
        )
        return { dom }
      },
  })
}

export function pictureAddress(contentId: string): string {
  return `${scheme}${contentId}`
}
