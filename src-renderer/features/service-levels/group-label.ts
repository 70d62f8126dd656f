import type { ChannelKind } from '../../../src-main/contract/message.ts'
import { channelKinds } from '../../../src-main/contract/message.ts'
import type { FigureGroup } from '../../../src-main/contract/sla.ts'
import type { Translate } from '../../i18n/i18n.ts'

/** What a group of figures is called: channels in the reader's words, work that nobody did as that. */
export function groupLabel(
  { by, key, label }: { readonly by: FigureGroup; readonly key: string; readonly label: string },
  t: Translate,
): string {
  if (by === 'channel' && isChannel(key)) return t(`channel.${key}`)
  if (by === 'agent' && key === '') return t('reports.nobody')
  return label || key
}

function isChannel(key: string): key is ChannelKind {
  return (channelKinds as readonly string[]).includes(key)
}
