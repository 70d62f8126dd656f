import type { Invitation } from '../../contract/message.ts'
import { readInvitation } from './calendar/invitation.ts'
import {
  isBodyText,
  isCalendar,
  isDeliveryStatus,
  isMultipart,
  isReturnedHeader,
  isTnef,
  type MimePart,
  partsWhere,
} from './mime-part.ts'
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

/** A larger envelope of Outlook's is opened when the mail says nothing else. */
const largestTnef = 1 << 20

/** The parts for machines whose bytes say what a mail is about or hold what a person is to see. */
export function aboutParts(root: MimePart): readonly MimePart[] {
  if (root.type === 'multipart/report') {
    return [
      ...calendarsIn(root).slice(0, 1),
      ...partsWhere(root, (part) => isDeliveryStatus(part) || isReturnedHeader(part)),
    ]
  }
  const envelopes = partsWhere(root, isTnef)
  const isOnlyWord = envelopes.length > 0 && partsWhere(root, isBodyText).length === 0
  return [
    ...calendarsIn(root).slice(0, 1),
    ...envelopes.filter((part) => isOnlyWord || part.encodedBytes < largestTnef),
  ]
}
