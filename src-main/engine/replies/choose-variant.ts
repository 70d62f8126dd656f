import type { CannedVariant } from '../../contract/canned.ts'
import type { ChannelKind } from '../../contract/message.ts'

/**
 * The variant for a conversation, as its place in the list. The language comes first, for a short answer that is understood
 * is better than a long one that is not: the customer's own, then one for any language, then whatever there is. Among
 * equals the channel decides in the same order, then the place in the list.
 */
export function chooseVariant(
  variants: readonly Pick<CannedVariant, 'channel' | 'language'>[],
  channel: ChannelKind | null,
  language: string | null,
): number {
  const distance = (variant: Pick<CannedVariant, 'channel' | 'language'>) =>
    3 * step(primary(variant.language), primary(language)) + step(variant.channel, channel)
  return variants.reduce(
    (best, variant, at) => (distance(variant) < distance(variants[best] as typeof variant) ? at : best),
    0,
  )
}

function step(has: string | null, wanted: string | null): number {
  if (has === null) return 1
  return has === wanted ? 0 : 2
}

function primary(language: string | null): string | null {
  return language?.split('-')[0]?.toLowerCase() ?? null
}
