import { Check, CircleMinus, CirclePause, Clock, type LucideIcon, OctagonX } from 'lucide-react'
import type { ClockState } from '../../../../src-main/contract/sla.ts'
import { Badge } from '../../../components/badge.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'

const icons: Readonly<Record<ClockState, LucideIcon>> = {
  running: Clock,
  paused: CirclePause,
  late: OctagonX,
  met: Check,
  breached: OctagonX,
  void: CircleMinus,
}

const tones = {
  running: 'accent',
  paused: 'neutral',
  late: 'danger',
  met: 'success',
  breached: 'danger',
  void: 'neutral',
} as const

/** What a clock came to, in a word, by colour and by shape. */
export function ClockStateBadge({ state }: { readonly state: ClockState }) {
  const { t } = useI18n()
  const Icon = icons[state]
  return (
    <Badge tone={tones[state]} icon={<Icon aria-hidden="true" />}>
      {t(`sla.state.${state}`)}
    </Badge>
  )
}
