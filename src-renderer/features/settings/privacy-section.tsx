import { useCallback } from 'react'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { type ListedSender, SenderList } from './sender-list.tsx'

/** Whose remote images are shown without asking, and who is not heard at all. */
export function PrivacySection() {
  const { t } = useI18n()
  const engine = useEngine()

  const loadShown = useCallback(async (): Promise<readonly ListedSender[]> => {
    const allow = (address: string, allowed: boolean) => engine.call('images.allow', { address, allowed })
    const addresses = await engine.call('images.senders', {})
    return addresses.map((address) => ({
      key: address,
      name: address,
      async remove() {
        await allow(address, false)
        return () => allow(address, true)
      },
    }))
  }, [engine])

  const loadBlocked = useCallback(async (): Promise<readonly ListedSender[]> => {
    const senders = await engine.call('triage.blocked', {})
    return senders.map(({ channel, address, name }) => ({
      key: `${channel} ${address}`,
      name: name ? `${name} (${address})` : address.replace(/^\?/, ''),
      async remove() {
        const { action } = await engine.call('triage.unblock', { channel, address })
        return async () => action !== null && engine.call('action.undo', { action })
      },
    }))
  }, [engine])

  return (
    <>
      <SenderList
        title={t('settings.images')}
        text={t('settings.images.text')}
        nobody={t('settings.images.nobody')}
        removeLabel={(address) => t('settings.images.remove', { address })}
        removedTitle={(address) => t('settings.images.removed', { address })}
        load={loadShown}
      />
      <SenderList
        title={t('settings.blocked')}
        text={t('settings.blocked.text')}
        nobody={t('settings.blocked.nobody')}
        removeLabel={(address) => t('settings.blocked.remove', { address })}
        removedTitle={(address) => t('settings.blocked.removed', { address })}
        load={loadBlocked}
      />
    </>
  )
}
