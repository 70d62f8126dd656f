import { openStore, type Store } from '../../src-main/engine/open-store.ts'
import { openFileSecrets } from '../../src-main/hosts/node/file-secrets.ts'
import { findProgramFolder } from '../../src-main/hosts/node/program-folder.ts'

/** When the desks of the bench were filled: the day after the newest message of any of them. */
export const filledAt = Date.UTC(2026, 10, 1)

const mergePages = 4_096

/** Opens a new desk's store, fills it, and merges the index as the desk does while nothing else is to be written. */
export async function fillStore(dataPath: string, fill: (store: Store) => Promise<void>): Promise<void> {
  const { writerThread } = findProgramFolder()
  const secrets = await openFileSecrets(dataPath)
  const store = await openStore({ dataPath, secrets, clock: { now: () => filledAt }, writerThread })
  try {
    await fill(store)
    while (await store.writer.run('mergeIndex', { pages: mergePages }));
  } finally {
    store.reader.close()
    await store.writer.close()
  }
}
