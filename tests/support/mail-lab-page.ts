import { frameColours } from '../../src-renderer/features/timeline/mail/frame-style.ts'
import { fillMailFrame, type MailLink, setOpenFolds } from '../../src-renderer/features/timeline/mail/mail-frame.ts'
import { sanitiseMail } from '../../src-renderer/features/timeline/mail/sanitise-mail.ts'
import { TooHeavy } from '../../src-renderer/features/timeline/mail/too-heavy.ts'

export interface ShowOptions {
  readonly remoteImages?: boolean
  readonly dark?: boolean
}

/** What became of a mail, as the window would be told. */
export interface Shown {
  readonly tooHeavy: boolean
  readonly remoteImages: number
  readonly trackers: readonly string[]
  readonly contentIds: readonly string[]
  readonly folds: number
  readonly height: number
  /** How long the window stood still, layout included. */
  readonly ms: number
}

const nothing = { remoteImages: 0, trackers: [], contentIds: [], folds: 0, height: 0 }
let stop = () => {}
const opened: MailLink[] = []

/** Shows a mail in a fresh frame, through the very steps of the window. */
async function show(html: string, { remoteImages = false, dark = false }: ShowOptions): Promise<Shown> {
  stop()
  const place = document.querySelector('main') as HTMLElement
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-same-origin allow-popups allow-popups-to-escape-sandbox')
  frame.src = remoteImages ? './mail-frame-remote-images.html' : './mail-frame.html'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  place.replaceChildren(frame)
  await loaded

  const began = performance.now()
  try {
    const mail = sanitiseMail(html, frame.contentWindow as Window, { remoteImages })
    let height = 0
    stop = fillMailFrame(
      frame,
      mail,
      frameColours(place, dark),
      { fold: 'earlier', goesTo: (host) => `→ ${host}` },
      {
        onHeight: (next) => {
          height = next
          frame.style.height = `${next}px`
        },
        onOpen: (link) => void opened.push(link),
        onHover: () => {},
        onFolds: () => {},
      },
    )
    const ms = performance.now() - began
    const { trackers, folds } = mail
    return {
      tooHeavy: false,
      remoteImages: mail.remoteImages,
      trackers,
      contentIds: [...mail.contentIds],
      folds,
      height,
      ms,
    }
  } catch (thrown) {
    if (!(thrown instanceof TooHeavy)) throw thrown
    return { ...nothing, tooHeavy: true, ms: performance.now() - began }
  }
}

/** Text as a reader sees it now, without what is folded away or hidden. */
function visibleText(): string {
  const page = document.querySelector('iframe')?.contentDocument
  const walker = page?.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  const words: string[] = []
  for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
    // Words directly in a closed fold have a parent that is seen.
    if (node.parentElement?.checkVisibility() && !node.parentElement.matches('details:not([open])'))
      words.push(node.textContent ?? '')
  }
  return words.join(' ').replace(/\s+/g, ' ').trim()
}

function unfoldAll(): void {
  setOpenFolds(document.querySelector('iframe') as HTMLIFrameElement, 'all')
}

export const lab = { show, visibleText, unfoldAll, opened }
Object.assign(window, { lab })
