import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import { messageAddress, messageLink } from '../../../src-main/contract/message-link.ts'
import { useToast } from '../../components/toaster.tsx'
import { useEngine, useHost } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'

/** Takes an entry along: where it is, or what it says. */
export function useCopyEntry(entry: TimelineEntry): { copyLink(): void; copyText(): void } {
  const { t } = useI18n()
  const engine = useEngine()
  const host = useHost()
  const toast = useToast()

  function copy(text: Promise<string>, done: string): void {
    text
      .then((words) => navigator.clipboard.writeText(words))
      .then(
        () => toast({ title: done }),
        () => toast({ title: t('timeline.copyFailed'), tone: 'danger' }),
      )
  }

  const wholeText = async () =>
    entry.textCut ? (await engine.call('message.body', { message: entry.id })).text : entry.text

  return {
    copyLink() {
      const link = host.kind === 'electron' ? messageLink(entry.id) : messageAddress(location.origin, entry.id)
      copy(Promise.resolve(link), t('timeline.linkCopied'))
    },
    copyText: () => copy(wholeText(), t('timeline.textCopied')),
  }
}
