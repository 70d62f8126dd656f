import { createEngine } from '../../engine/engine.ts'
import type { Engine, Log, Secrets } from '../../engine/engine-deps.ts'
import { openDataFolder } from './data-folder.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { openFileSecrets } from './file-secrets.ts'
import { openLogFile } from './log-file.ts'
import { findProgramFolder } from './program-folder.ts'

export interface DeskOptions {
  readonly dataPath: string
  /** What another program tells people when it finds the desk in use: `the command line`. */
  readonly program: string
  /** Name of the log file. */
  readonly logName: string
  /** False to read only, which goes on beside the program that has the desk open. */
  readonly exclusive: boolean
  readonly followAccounts: boolean
  /** The host's own keychain; left out, secrets lie encrypted in the data folder beside a key file. */
  readonly secrets?: Secrets
}

export interface OpenDesk {
  readonly engine: Engine
  readonly secrets: Secrets
  readonly log: Log
  close(): Promise<void>
}

/** The engine in a process of Node: a folder, its lock, its secrets and a log, closed together. Throws `DeskError`. */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { exclusive, followAccounts, logName, program } = options
  const dataPath = await openDataFolder(options.dataPath)
  const lock = exclusive ? await lockDataFolder(dataPath, program) : null
  const logFile = openLogFile(dataPath, logName, { now: Date.now })
  const release = async (): Promise<void> => {
    logFile.close()
    await lock?.release()
  }
  try {
    const secrets = options.secrets ?? (await openFileSecrets(dataPath))
    const { writerThread, samplePath, version } = findProgramFolder()
    const engine = await createEngine({
      dataPath,
      secrets,
      clock: { now: Date.now },
      log: logFile.log,
      writerThread,
      samplePath,
      version,
      followAccounts,
    })
    logFile.log('info', `The desk is open in ${program}, version ${version}`)
    return {
      engine,
      secrets,
      log: logFile.log,
      async close() {
        await engine.close()
        await release()
      },
    }
  } catch (thrown) {
    logFile.log('error', `The desk cannot open: ${String(thrown)}`)
    await release()
    throw thrown
  }
}
