import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { posix, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'
import { closedRooms, packages, rooms } from './import-rules.ts'

// `npm run check:imports [FOLDER]`: prints each import that breaks the house's rules, and fails if there is one.

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url)))
const files = globSync('{src-main,src-renderer}/**/*.{ts,tsx}', { cwd: root }).map((file) => file.replaceAll('\\', '/'))
const broken = files.flatMap((file) =>
  importsOf(file)
    .map((specifier) => ({ specifier, why: objection(file, specifier) }))
    .filter(({ why }) => why !== null)
    .map(({ specifier, why }) => `${file}: '${specifier}' ${why}`),
)
for (const line of broken) console.error(line)
if (files.length === 0) console.error(`No sources in ${root}`)
process.exitCode = broken.length > 0 || files.length === 0 ? 1 : 0

/** Every module a file names: types, re-exports and dynamic imports too. */
function importsOf(file: string): readonly string[] {
  const source = readFileSync(resolve(root, file), 'utf8')
  const { module } = parseSync(file, source)
  const dynamic = module.dynamicImports.map(({ moduleRequest }) => source.slice(moduleRequest.start, moduleRequest.end))
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value ?? '')),
    ...dynamic.filter((text) => /^['"]/.test(text)).map((text) => text.slice(1, -1)),
  ].filter((specifier) => specifier !== '')
}

function objection(file: string, specifier: string): string | null {
  return specifier.startsWith('.')
    ? objectionToOurs(file, posix.join(posix.dirname(file), specifier))
    : objectionToPackage(file, specifier)
}

function objectionToOurs(file: string, imported: string): string | null {
  const room = rooms
    .map(({ path, mayImport }) => ({ own: roomPath(path, file), mayImport }))
    .find(({ own }) => own !== null)
  if (room === undefined || room.own === null)
    return 'is imported by a file that is in no room: see tests/house/import-rules.ts'
  const allowed = [room.own, ...room.mayImport]
  return allowed.some((path) => imported.startsWith(path)) ? null : `is out of bounds for ${room.own}`
}

/** The beginning of the file's path that matches a room's, with its `*` filled in; null when it lies elsewhere. */
function roomPath(room: string, file: string): string | null {
  const pattern = new RegExp(`^${room.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}`)
  return pattern.exec(file)?.[0] ?? null
}

function objectionToPackage(file: string, specifier: string): string | null {
  const name = isBuiltin(specifier) ? 'node:' : specifier
  const belongs = (rule: string): boolean => name === rule || name.startsWith(`${rule}/`)
  const closed = closedRooms.find(({ path }) => file.startsWith(path))
  if (closed !== undefined && !closed.packages.some(belongs)) return `is more than ${closed.packages} in ${closed.path}`
  const rule = packages.find((candidate) => belongs(candidate.name))
  const inside = rule === undefined || rule.rooms.some((room) => file.startsWith(room))
  return inside ? null : `belongs in ${rule.rooms.join(', ')} only`
}
