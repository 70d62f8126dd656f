import type { Verb } from './verb.ts'
import { accountAdd } from './verbs/account-add.ts'
import { accountList } from './verbs/account-list.ts'
import { accountRemove } from './verbs/account-remove.ts'
import { backup } from './verbs/backup.ts'
import { contacts } from './verbs/contacts.ts'
import { importFiles } from './verbs/import-files.ts'
import { messages } from './verbs/messages.ts'
import { rebuild } from './verbs/rebuild.ts'
import { search } from './verbs/search.ts'
import { syncOnce } from './verbs/sync-once.ts'
import { timeline } from './verbs/timeline.ts'

/** In the order of the help. `doctor` and `help` need no open desk and stand apart. */
export const verbs: readonly Verb[] = [
  importFiles,
  accountAdd,
  accountList,
  accountRemove,
  syncOnce,
  contacts,
  timeline,
  messages,
  search,
  backup,
  rebuild,
]
