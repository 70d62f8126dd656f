import type { OpenFolds } from '../message-views.ts'
import { darkenMail } from './darken-mail.ts'
import { foldAttribute } from './fold-quotes.ts'
import { fitWidth, followHeight } from './frame-size.ts'
import {
  darkPaperOf,
  type FrameColours,
  ownStyle,
  plainStyle,
  smallImageAttribute,
  warningStyle,
} from './frame-style.ts'
import { addPlaceholders } from './image-placeholders.ts'
import { type CleanMail, mailAttributes } from './sanitise-mail.ts'

const smallImagePx = 120

/** A link of a mail: where it really leads, and the host its words name when that is another. */
export interface MailLink {
  readonly href: string
  readonly misnamed: string | null
}

/** What the parent wants to know of a mail that is shown in a frame. */
export interface MailFrameListeners {
  readonly onHeight: (height: number) => void
  readonly onOpen: (link: MailLink) => void
  /** The link under the pointer or the focus; null when there is none. */
  readonly onHover: (link: MailLink | null) => void
  /** The numbers of the folds that are open now. */
  readonly onFolds: (open: readonly number[]) => void
}

/** What the frame says in the reader's language. */
export interface MailFrameWords {
  readonly fold: string
  readonly goesTo: (host: string) => string
}

/**
 * Shows a clean mail in its loaded frame and follows its size. No script runs inside: every listener here belongs to the
 * parent. Returns what stops it.
 */
export function fillMailFrame(
  frame: HTMLIFrameElement,
  mail: CleanMail,
  colours: FrameColours,
  words: MailFrameWords,
  listeners: MailFrameListeners,
): () => void {
  const page = frame.contentDocument
  if (!page?.body) return () => {}

  addStyle(page, plainStyle)
  page.head.append(...mail.styles.map((style) => page.adoptNode(style)))
  page.body.replaceWith(page.adoptNode(mail.body))
  nameFolds(page, words)
  const dark = colours.dark ? darkPaperOf(colours) : null
  if (dark) {
    darkenMail(page.body, dark)
    markSmallImages(page)
  }
  addStyle(page, ownStyle(colours))
  addPlaceholders(page)
  noteMisnamedLinks(page, colours, words)
  fitWidth(page.body)
  askForSeenImages(page)

  const stopFollowing = followHeight(page, listeners.onHeight)
  const linkOf = (event: Event): MailLink | null => {
    const target = event.target as Element | null
    const link = target?.closest?.('a[href], area[href]')
    const href = link?.getAttribute('href') ?? null
    return href === null ? null : { href, misnamed: link?.getAttribute(mailAttributes.misnamed) ?? null }
  }
  const open = (event: Event) => {
    const link = linkOf(event)
    if (link === null) return
    event.preventDefault()
    listeners.onOpen(link)
  }
  const hover = (event: Event) => listeners.onHover(linkOf(event))
  const leave = () => listeners.onHover(null)
  // By the click and not by `toggle`, which comes later: a key in between would turn what was so a moment before.
  const turnFold = (event: Event) => {
    const fold = (event.target as Element | null)?.closest?.('summary')?.parentElement
    const turned = foldsOf(page).find((each) => each === fold)
    if (!turned) return
    event.preventDefault()
    listeners.onFolds(foldsOf(page).flatMap((each) => (each.open !== (each === turned) ? [numberOf(each)] : [])))
  }
  page.addEventListener('click', turnFold)
  page.addEventListener('click', open)
  page.addEventListener('auxclick', open)
  page.addEventListener('mouseover', hover)
  page.addEventListener('focusin', hover)
  page.addEventListener('mouseleave', leave)
  page.addEventListener('focusout', leave)
  // `toggle` does not bubble.
  page.addEventListener(
    'toggle',
    () => {
      askForSeenImages(page)
      listeners.onFolds(openFolds(page))
    },
    true,
  )
  // The shortcuts of the desk also work while a mail has the focus.
  page.addEventListener('keydown', (event) => {
    const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event
    const copy = new KeyboardEvent('keydown', {
      key,
      code,
      ctrlKey,
      metaKey,
      shiftKey,
      altKey,
      bubbles: true,
      cancelable: true,
    })
    if (!frame.dispatchEvent(copy)) event.preventDefault()
  })
  return stopFollowing
}

/** Opens these folds of a mail and closes all others. */
export function setOpenFolds(frame: HTMLIFrameElement, open: OpenFolds): void {
  for (const fold of foldsOf(frame.contentDocument)) fold.open = open === 'all' || open.includes(numberOf(fold))
}

function openFolds(page: Document): readonly number[] {
  return foldsOf(page)
    .filter(({ open }) => open)
    .map(numberOf)
}

function foldsOf(page: Document | null): readonly HTMLDetailsElement[] {
  return [...(page?.querySelectorAll<HTMLDetailsElement>(`details[${foldAttribute}]`) ?? [])]
}

function numberOf(fold: HTMLDetailsElement): number {
  return Number(fold.getAttribute(foldAttribute))
}

function nameFolds(page: Document, { fold: name }: MailFrameWords): void {
  for (const fold of foldsOf(page)) fold.querySelector('summary')?.setAttribute('aria-label', name)
}

function noteMisnamedLinks(page: Document, colours: FrameColours, { goesTo }: MailFrameWords): void {
  for (const link of page.querySelectorAll(`[${mailAttributes.misnamed}]`)) {
    const note = page.createElement('span')
    note.textContent = goesTo(new URL(link.getAttribute('href') ?? '').hostname)
    note.setAttribute('style', warningStyle(colours))
    link.after(note)
  }
}

/**
 * Asks for the remote images that a reader sees. Of the rest, some are for other screens, and some are hidden because they
 * only count who reads.
 */
function askForSeenImages(page: Document): void {
  for (const image of page.querySelectorAll<HTMLImageElement>(`img[${mailAttributes.remote}]`)) {
    if (!image.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    image.src = image.getAttribute(mailAttributes.remote) ?? ''
    image.removeAttribute(mailAttributes.remote)
  }
}

/** As they come; photographs, which have no see-through parts, are told by their type. */
function markSmallImages(page: Document): void {
  const mark = ({ target }: Event) => {
    const image = target as HTMLImageElement
    if (image.nodeName === 'IMG' && image.clientHeight <= smallImagePx && !/\.jpe?g\b/i.test(image.src)) {
      image.toggleAttribute(smallImageAttribute, true)
    }
  }
  // `load` does not bubble.
  page.addEventListener('load', mark, true)
}

function addStyle(page: Document, css: string): void {
  const style = page.createElement('style')
  style.textContent = css
  page.head.append(style)
}
