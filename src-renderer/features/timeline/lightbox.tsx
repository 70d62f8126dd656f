import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './attachment-list.module.css'

interface LightboxProps {
  readonly blob: Blob
  readonly name: string
  readonly onClose: () => void
  readonly onSave: () => void
}

/** An image, as large as the window allows. */
export function Lightbox({ blob, name, onClose, onSave }: LightboxProps) {
  const { t } = useI18n()
  const [url, setUrl] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={name}
      size="full"
      footer={
        <Button icon={<Download />} onClick={onSave}>
          {t('timeline.save')}
        </Button>
      }
    >
      <div className={styles.stage}>
        {broken ? (
          <p>{t('timeline.imageBroken')}</p>
        ) : (
          url && <img src={url} alt={name} onError={() => setBroken(true)} />
        )}
      </div>
    </Dialog>
  )
}
