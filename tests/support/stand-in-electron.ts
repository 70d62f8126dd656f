import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What precedes the fuses in every Electron binary, so that tools find them (`@electron/fuses`, its sentinel). */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** Version 1 of the wire, nine fuses, as Electron ships them. */
const fuseWire = Buffer.concat([Buffer.from([1, 9]), Buffer.from('101100101')])

/**
 * A folder that packs like Electron's own where that cannot be fetched: a program that cannot run but has fuses to set,
 * and the version that `electron-builder` looks for.
 */
export function makeStandInElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  const program = Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n'), Buffer.from(fuseSentinel), fuseWire])
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 })
  writeFileSync(join(folder, 'version'), version)
}
