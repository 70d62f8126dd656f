import { Ellipsis, OctagonPause, Pencil, Search, Send, Trash2 } from 'lucide-react'
import type { OutboxItem } from '../../../src-main/contract/compose.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { canHurry, type OutgoingPhase } from './outgoing-phase.ts'
import type { OutboxSteps } from './use-outbox-steps.ts'

interface ItemMenuProps {
  readonly item: OutboxItem
  readonly phase: OutgoingPhase
  readonly steps: OutboxSteps
  /** Opens why it is held. */
  readonly onLook: () => void
}

/** Everything that can be done with an answer that has not left. */
export function ItemMenu({ item, phase, steps, onLook }: ItemMenuProps) {
  const { t } = useI18n()
  const heldByDesk = phase.type === 'held' && phase.hold.type !== 'by-agent'
  return (
    <Menu align="end" trigger={<IconButton size="small" label={t('outbox.more')} icon={<Ellipsis />} />}>
      <MenuItem icon={<Pencil />} onSelect={() => steps.edit(item)}>
        {t('outbox.edit')}
      </MenuItem>
      {heldByDesk ? (
        <MenuItem icon={<Search />} onSelect={onLook}>
          {t('outbox.look')}
        </MenuItem>
      ) : canHurry(phase) ? (
        <MenuItem icon={<Send />} onSelect={() => steps.sendNow(item, false)}>
          {t(phase.type === 'failed' ? 'outbox.tryAgain' : 'outbox.sendNow')}
        </MenuItem>
      ) : null}
      {item.state === 'waiting' && (
        <MenuItem icon={<OctagonPause />} onSelect={() => steps.hold(item)}>
          {t('outbox.hold')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} danger onSelect={() => steps.drop(item)}>
        {t('outbox.drop')}
      </MenuItem>
    </Menu>
  )
}
