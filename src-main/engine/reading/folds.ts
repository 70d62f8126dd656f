import type { TextFold } from '../../contract/message.ts'

/** The quoted and signing parts of a text, ascending. */
export function foldsOf(_text: string): readonly TextFold[] {
  return []
}
