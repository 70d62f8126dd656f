import type { Invitation } from '../../contract/message.ts'
import { readInvitation } from './calendar/invitation.ts'
import { isCalendar, isDeliveryStatus, isMultipart, isReturnedHeader, type MimePart, partsWhere } from './mime-part.ts'
import { partText } from './part-text.ts'

/** Larger calendars are somebody's whole year, and stay files. */
const largestCalendar = 256 << 10

/** What the first calendar in a mail asks; null where there is none, or its bytes are not at hand. */
export function invitationIn(root: MimePart): Invitation | null {
  const [calendar] = calendarsIn(root)
  return calendar?.body ? readInvitation(partText(calendar), calendar.parameters.method ?? '') : null
}

function calendarsIn(root: MimePart): readonly MimePart[] {
  if (!isMultipart(root) && !isCalendar(root)) return []
  return partsWhere(root, (part) => isCalendar(part) && part.encodedBytes <= largestCalendar)
}

/** The parts for machines whose bytes say what a mail is about. */
export function aboutParts(root: MimePart): readonly MimePart[] {
  const calendar = calendarsIn(root).slice(0, 1)
  if (root.type !== 'multipart/report') return calendar
  return [...calendar, ...partsWhere(root, (part) => isDeliveryStatus(part) || isReturnedHeader(part))]
}
