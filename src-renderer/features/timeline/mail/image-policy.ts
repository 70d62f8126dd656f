import { isTracker } from './tracker-hosts.ts'

/** What becomes of an image that a mail names: only `remote` is ever asked for. */
export type ImageVerdict =
  | { readonly type: 'data'; readonly url: string }
  | { readonly type: 'attached'; readonly contentId: string }
  | { readonly type: 'remote'; readonly url: string }
  | { readonly type: 'tracker' }
  | { readonly type: 'blocked' }

/** Judges the images of one mail, and keeps count of what they are. */
export interface ImagePolicy {
  /** `unseen`: nobody could see it, however it is laid out. */
  judge(source: string, unseen: boolean): ImageVerdict
  /** Addresses on the sender's servers, shown or not. */
  readonly remote: ReadonlySet<string>
  /** Addresses that are there to tell the sender who reads; never asked for. */
  readonly trackers: ReadonlySet<string>
  readonly contentIds: ReadonlySet<string>
}

const dataImage = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i
const blocked: ImageVerdict = { type: 'blocked' }

export function createImagePolicy(remoteAllowed: boolean): ImagePolicy {
  const remote = new Set<string>()
  const trackers = new Set<string>()
  const contentIds = new Set<string>()
  return {
    remote,
    trackers,
    contentIds,
    judge(source, unseen) {
      const address = source.trim()
      if (/^cid:/i.test(address)) {
        const contentId = decodeContentId(address.slice(4))
        contentIds.add(contentId)
        return { type: 'attached', contentId }
      }
      if (dataImage.test(address)) return { type: 'data', url: address }
      const url = remoteUrl(address)
      if (!url) return blocked
      if (unseen || isTracker(url)) {
        trackers.add(url.href)
        return { type: 'tracker' }
      }
      remote.add(url.href)
      return remoteAllowed ? { type: 'remote', url: url.href } : blocked
    },
  }
}

/** The frame's policy lets https through only; most servers that are named with http have it. */
function remoteUrl(address: string): URL | null {
  if (!/^(?:https?:)?\/\//i.test(address)) return null
  const url = URL.parse(address.replace(/^(?:https?:)?\/\//i, 'https://'))
  return url?.hostname ? url : null
}

function decodeContentId(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
