import type { ClockKind } from '../../../src-main/contract/sla.ts'
import type { MessageKey } from '../../i18n/catalogues.ts'

export const clockNames: Readonly<Record<ClockKind, MessageKey>> = {
  'first-reply': 'levels.clock.firstReply',
  'next-reply': 'levels.clock.nextReply',
  resolution: 'levels.clock.resolution',
}
