import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Where this program's own files lie, whether it runs from source or from `out/main`. */
export interface ProgramFolder {
  /** The folder of `package.json`. */
  readonly root: string
  readonly version: string
  readonly writerThread: URL
  readonly samplePath: string
  readonly rendererPath: string
}

export function findProgramFolder(): ProgramFolder {
  const root = rootAbove(dirname(fileURLToPath(import.meta.url)))
  const fromSource = import.meta.url.endsWith('.ts')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return {
    root,
    version,
    writerThread: pathToFileURL(
      fromSource ? join(root, 'src-main/engine/writer/writer-thread.ts') : join(root, 'out/main/writer-thread.js'),
    ),
    samplePath: join(root, 'resources/sample'),
    rendererPath: join(root, 'out/renderer'),
  }
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('The program is not complete: no package.json above it')
  return rootAbove(above)
}
