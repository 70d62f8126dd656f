import { useMemo, useRef } from 'react'
import type { ContactId } from '../../src-main/contract/ids.ts'

/** Whose timeline is open, and the way to another one. */
export interface Onward {
  /** The open customer, or the one who is about to be: a quick hand's next key is about them. */
  contact(): ContactId | null
  open(contact: ContactId): void
  /** In the frame after this one, so that what a key did is not seen later than it must be. */
  openAfterPaint(contact: ContactId): void
}

export function useOnward(contact: ContactId | null, onOpen: (contact: ContactId) => void): Onward {
  const now = useRef({ contact, onOpen })
  const next = useRef<ContactId | null>(null)
  // Whoever opened another one in the meantime meant that one.
  if (now.current.contact !== contact) next.current = null
  now.current = { contact, onOpen }

  return useMemo(() => {
    function open(wanted: ContactId): void {
      next.current = null
      now.current.onOpen(wanted)
    }
    return {
      contact: () => next.current ?? now.current.contact,
      open,
      openAfterPaint(wanted) {
        next.current = wanted
        requestAnimationFrame(() =>
          setTimeout(() => {
            if (next.current === wanted) open(wanted)
          }),
        )
      },
    }
  }, [])
}
