import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../../contract/errors.ts'

/** Nothing but an import or a new account makes a desk: a mistyped folder stays empty. Throws `not-found`. */
export async function requireDesk(dataPath: string): Promise<void> {
  await access(join(dataPath, 'desk.db')).catch((cause: unknown) => {
    const message = `There is no desk in ${dataPath}; name its folder with --data, or begin one with "import" or "account add"`
    throw new DeskError('not-found', 'no-desk', message, { path: dataPath }, { cause })
  })
}
