import { type RefObject, useEffect, useRef } from 'react'

/** For the field a step is about: typing goes there at once, whatever stands before it. */
export function useFocusOnMount(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return field
}
