import { type RefObject, useEffect, useRef, useState } from 'react'
import { useIsDark } from '../../../components/use-is-dark.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import type { FoundInMail } from '../message-views.ts'
import { frameColours } from './frame-style.ts'
import { fillMailFrame, type MailFrameListeners } from './mail-frame.ts'
import { type CleanMail, sanitiseMail } from './sanitise-mail.ts'
import { mailLimits } from './too-heavy.ts'

interface MailFrameOptions {
  readonly html: string
  readonly remoteImages: boolean
  readonly originalColours: boolean
  readonly onFound: (found: FoundInMail) => void
  readonly listeners: MailFrameListeners
}

/** A frame that shows a mail. It is loaded anew, under another `key`, whenever the mail is to be laid out again. */
export interface MailFrame {
  readonly ref: RefObject<HTMLIFrameElement | null>
  readonly key: string
  readonly page: string
  readonly onLoad: () => void
  /** The mail that stands in it; null until then. */
  readonly shown: CleanMail | null
}

/** Cleans a mail, lays it out in a frame and follows it. */
export function useMailFrame({ html, remoteImages, originalColours, onFound, listeners }: MailFrameOptions): MailFrame {
  const { t, locale } = useI18n()
  const windowIsDark = useIsDark()
  const ref = useRef<HTMLIFrameElement>(null)
  const [loaded, setLoaded] = useState<string | null>(null)
  const [shown, setShown] = useState<{ readonly key: string; readonly mail: CleanMail } | null>(null)
  const dark = windowIsDark && !originalColours
  const page = remoteImages ? './mail-frame-remote-images.html' : './mail-frame.html'
  const key = `${page} ${dark ? 'dark' : 'light'} ${locale}`

  const now = useRef({ onFound, listeners, t })
  now.current = { onFound, listeners, t }
  useEffect(() => {
    const frame = ref.current
    if (loaded !== key || !frame?.contentWindow) return
    const began = performance.now()
    try {
      const mail = sanitiseMail(html, frame.contentWindow, { remoteImages })
      const words = {
        fold: now.current.t('mail.fold.quote'),
        goesTo: (host: string) => now.current.t('mail.goesTo', { host }),
      }
      const stop = fillMailFrame(frame, mail, frameColours(frame, dark), words, {
        onHeight: (height) => now.current.listeners.onHeight(height),
        onOpen: (link) => now.current.listeners.onOpen(link),
        onHover: (link) => now.current.listeners.onHover(link),
        onFolds: (open) => now.current.listeners.onFolds(open),
      })
      const tooHeavy = performance.now() - began > mailLimits.totalMs
      now.current.onFound({ ...foundIn(mail), tooHeavy })
      setShown({ key, mail })
      return stop
    } catch {
      // Whatever a mail did to its cleaning, its source can do no harm.
      now.current.onFound(foundNothing)
    }
  }, [loaded, key, html, remoteImages, dark])

  return { ref, key, page, onLoad: () => setLoaded(key), shown: shown?.key === key ? shown.mail : null }
}

const foundNothing: FoundInMail = { tooHeavy: true, remoteImages: 0, trackers: [], attached: [], folds: 0 }

function foundIn({ remoteImages, trackers, contentIds, folds }: CleanMail): Omit<FoundInMail, 'tooHeavy'> {
  return { remoteImages, trackers, attached: [...contentIds], folds }
}
