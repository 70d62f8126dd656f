import type { EngineClient } from '../../engine-client/engine-client.ts'
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts'
import { createFileUploads, type FileUploads } from './file-uploads.ts'
import { createPictures, type Pictures } from './pictures.ts'
import { createProfilesStore, type ProfilesStore } from './profiles-store.ts'

/** What a window's composers share, and what outlives each of them. */
export interface Composing {
  readonly keeper: DraftKeeper
  readonly uploads: FileUploads
  readonly profiles: ProfilesStore
  readonly pictures: Pictures
}

export function createComposing(engine: EngineClient): Composing {
  const keeper = createDraftKeeper(engine)
  return {
    keeper,
    uploads: createFileUploads(engine, keeper),
    profiles: createProfilesStore(engine),
    pictures: createPictures(engine, keeper),
  }
}
