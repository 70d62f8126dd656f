import { Editor } from '@tiptap/core'
import { DOMSerializer, type Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { StarterKit } from '@tiptap/starter-kit'
import { cleanPasted } from './clean-pasted.ts'
import { gapMarks, gapsIn } from './gaps.ts'
import { type PictureSource, pictureAddress, pictureNode } from './picture.ts'
import { type Format, type FormatState, formats, type RichTextHandle, type SlashWord } from './rich-text-handle.ts'
import { slashAfter, slashQuery } from './slash-word.ts'

export interface RichTextListeners {
  /** Empty for an empty text. */
  onChange(html: string): void
  onFormat(state: FormatState): void
  onSlash(word: SlashWord | null): void
  /** A key before the editor sees it; true keeps it from there. */
  onKey(event: KeyboardEvent): boolean
  /** Files that were pasted; false leaves them to nobody. */
  onFiles(files: readonly File[]): boolean
}

export interface RichTextSetting {
  readonly html: string
  /** Read aloud. */
  readonly label: string
  readonly pictures: PictureSource
}

/** An editor in an element, and its handle. It draws nothing but its text; buttons are others' business. */
export function createRichTextEditor(
  element: HTMLElement,
  { html, label, pictures }: RichTextSetting,
  on: RichTextListeners,
) {
  const editor = new Editor({
    element,
    content: html,
    // Its own style element would be refused by the window's policy; rich-text.module.css has what it needs.
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        trailingNode: false,
        link: {
          openOnClick: false,
          defaultProtocol: 'https',
          HTMLAttributes: { target: null, rel: null, class: null },
        },
      }),
      pictureNode(pictures),
      ...gapMarks,
    ],
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, spellcheck: 'true' },
      transformPastedHTML: cleanPasted,
      handlePaste: (_, event) => takesFiles(event) && on.onFiles([...(event.clipboardData?.files ?? [])]),
      handleDOMEvents: {
        // The editor would keep Escape to itself, and a sheet around it is closed by that.
        keydown(_, event) {
          if (event.key !== 'Escape' || event.isComposing) return false
          if (on.onKey(event)) {
            event.preventDefault()
            event.stopPropagation()
          }
          return true
        },
      },
      handleKeyDown: (_, event) => {
        if (event.isComposing) return false
        if (on.onKey(event)) return true
        return event.key === 'Tab' && !event.shiftKey && goToGap(editor)
      },
    },
    onUpdate: () => on.onChange(htmlOf(editor)),
    onTransaction: ({ transaction }) => {
      if (transaction.docChanged || transaction.selectionSet || transaction.storedMarksSet)
        on.onFormat(formatOf(editor))
      if (transaction.docChanged || transaction.selectionSet) on.onSlash(slashWordOf(editor))
    },
    onBlur: () => on.onSlash(null),
  })
  return { editor, handle: handleOf(editor) }
}

function handleOf(editor: Editor): RichTextHandle {
  return {
    focus(where) {
      editor.commands.focus(where === 'here' ? null : where)
      // The command waits for a frame; the next key belongs here.
      editor.view.focus()
    },
    insert({ html }) {
      const { from, to } = rangeToReplace(editor)
      const { selection } = editor.state
      // A single paragraph asked for within a line goes on with that line.
      const isWithin = from < selection.from && selection.$from.parent.content.size > to - from
      const words = isWithin ? (paragraph.exec(html)?.[1] ?? html) : html
      editor.chain().focus().insertContentAt({ from, to }, words).run()
      const gap = gapsIn(editor.state.doc).find((each) => each.from >= from)
      if (gap) editor.commands.setTextSelection(gap)
    },
    goToGap: () => goToGap(editor),
    askForReply() {
      const text = slashAfter(textBeforeCursor(editor))
      const chain = editor.chain().focus().setTextSelection(editor.state.selection.to)
      if (text === '') chain.run()
      else chain.insertContent({ type: 'text', text }).run()
    },
    toggle: (format) => toggle(editor, format),
    setLink(href) {
      const chain = editor.chain().focus().extendMarkRange('link')
      if (href === null) chain.unsetLink().run()
      else if (editor.state.selection.empty && !editor.isActive('link'))
        editor
          .chain()
          .focus()
          .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
          .run()
      else chain.setLink({ href }).run()
    },
    insertPicture: (contentId, name) =>
      void editor
        .chain()
        .focus()
        .insertContent({ type: 'picture', attrs: { src: pictureAddress(contentId), alt: name } })
        .run(),
    goToLine(line) {
      const place = linesOf(editor.state.doc)[line - 1]
      if (place) editor.chain().focus().setTextSelection(place).scrollIntoView().run()
    },
  }
}

/** The inside of HTML that is one paragraph. */
const paragraph = /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>$/

function toggle(editor: Editor, format: Format): void {
  const chain = editor.chain().focus()
  if (format === 'bold') chain.toggleBold().run()
  else if (format === 'italic') chain.toggleItalic().run()
  else if (format === 'underline') chain.toggleUnderline().run()
  else if (format === 'bulletList') chain.toggleBulletList().run()
  else if (format === 'orderedList') chain.toggleOrderedList().run()
  else if (format === 'blockquote') chain.toggleBlockquote().run()
  else if (editor.state.selection.$from.sameParent(editor.state.selection.$to)) chain.toggleCode().run()
  // Several lines of code are a block.
  else chain.toggleCodeBlock().run()
}

function formatOf(editor: Editor): FormatState {
  const isActive = (format: Format) => editor.isActive(format) || (format === 'code' && editor.isActive('codeBlock'))
  return {
    active: new Set(formats.filter(isActive)),
    link: editor.isActive('link') ? String(editor.getAttributes('link').href ?? '') : null,
  }
}

/** In a document of its own: an image that the window's document made would be fetched, whatever its address. */
function htmlOf(editor: Editor): string {
  const { doc, schema } = editor.state
  if (isBlank(editor)) return ''
  const page = document.implementation.createHTMLDocument('')
  DOMSerializer.fromSchema(schema).serializeFragment(doc.content, { document: page }, page.body)
  return page.body.innerHTML
}

function isBlank(editor: Editor): boolean {
  const { doc } = editor.state
  let pictures = 0
  doc.descendants((node) => {
    if (node.type.name === 'picture') pictures += 1
  })
  return pictures === 0 && doc.textContent.trim() === ''
}

function goToGap(editor: Editor): boolean {
  const gaps = gapsIn(editor.state.doc)
  const { from, to } = editor.state.selection
  // A gap that is selected already is passed; one under the cursor is not.
  const next = gaps.find((gap) => gap.from > from || (gap.from === from && gap.to !== to)) ?? gaps[0]
  if (!next) return false
  return editor.chain().focus().setTextSelection(next).scrollIntoView().run()
}

/** Paragraphs and the like, cut where a line was broken by hand. */
function linesOf(doc: Node): readonly { readonly from: number; readonly to: number }[] {
  const lines: { from: number; to: number }[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return
    let from = at + 1
    node.forEach((child, offset) => {
      if (child.type.name !== 'hardBreak') return
      lines.push({ from, to: at + 1 + offset })
      from = at + 1 + offset + child.nodeSize
    })
    lines.push({ from, to: at + node.nodeSize - 1 })
  })
  return lines
}

function slashWordOf(editor: Editor): SlashWord | null {
  const { selection } = editor.state
  if (!(selection instanceof TextSelection) || !selection.empty || editor.isActive('code')) return null
  const query = slashQuery(textBeforeCursor(editor))
  if (query === null) return null
  const { left, top, bottom } = editor.view.coordsAtPos(selection.from - query.length - 1)
  return { query, left, top, bottom }
}

function rangeToReplace(editor: Editor): { readonly from: number; readonly to: number } {
  const { from, to, empty } = editor.state.selection
  const query = empty ? slashQuery(textBeforeCursor(editor)) : null
  return { from: query === null ? from : from - query.length - 1, to }
}

/** Of the line that the cursor stands in. */
function textBeforeCursor(editor: Editor): string {
  const { $to } = editor.state.selection
  return $to.parent.textBetween(0, $to.parentOffset, '\n', '\ufffc')
}

/** Word processors put a picture of what was copied beside it: the words count more. */
function takesFiles(event: ClipboardEvent): boolean {
  const files = event.clipboardData?.files.length ?? 0
  if (files === 0) return false
  const page = new DOMParser().parseFromString(event.clipboardData?.getData('text/html') ?? '', 'text/html')
  return page.body.textContent.trim() === '' && (event.clipboardData?.getData('text/plain') ?? '') === ''
}
