import { Wifi, WifiOff } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'

interface OfflineSwitchProps {
  readonly offline: boolean
  readonly onChange: (offline: boolean) => void
}

/** Leaves the network alone until it is pressed again: on a train, on a costly line, or for some quiet. */
export function OfflineSwitch({ offline, onChange }: OfflineSwitchProps) {
  const { t } = useI18n()
  return (
    <IconButton
      size="small"
      label={t(offline ? 'status.goOnline' : 'status.workOffline')}
      icon={offline ? <WifiOff /> : <Wifi />}
      pressed={offline}
      onClick={() => onChange(!offline)}
    />
  )
}
