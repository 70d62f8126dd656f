import type { CallInput, CallName, CallOutput } from '../contract/calls.ts'
import type { DeskEvent } from '../contract/events.ts'
import type { Port } from '../contract/frames.ts'
import type { ContactId } from '../contract/ids.ts'
import type { ExportedMessage } from '../contract/message.ts'

/** Where a host keeps what must never lie in the clear. Names are ours: `database-key`. */
export interface Secrets {
  read(name: string): Promise<string | null>
  write(name: string, value: string): Promise<void>
  remove(name: string): Promise<void>
}

export interface Clock {
  /** Epoch ms. */
  now(): number
}

/** One line of the log; never a body, an address book or a secret. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', line: string) => void

/** Everything the engine needs from its host. Nothing else reaches it: no globals, no Electron. */
export interface EngineDeps {
  /** Folder of the desk; made if missing. The database is `desk.db` in it, backups are in `backups/`. */
  readonly dataPath: string
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** The built (or, from source, the TypeScript) entry of the writer thread, `engine/writer/writer-thread.ts`. */
  readonly writerThread: URL
  /** Folder of the sample workspace (`resources/sample`). */
  readonly samplePath: string
  /** Shown by `desk.status`. */
  readonly version: string
  /** False for the command line: accounts are only synced when asked. */
  readonly followAccounts: boolean
}

/** What `doctor` reports about the file itself. */
export interface DeskInspection {
  readonly schemaVersion: number
  /** SQLite's own words; empty when the file is whole. */
  readonly integrityProblems: readonly string[]
  /** Newest first. */
  readonly backups: readonly { readonly path: string; readonly madeAt: number; readonly sizeBytes: number }[]
}

/** The whole product without a window. Made by `createEngine(deps)` in `engine.ts`. */
export interface Engine {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  subscribe(listener: (event: DeskEvent) => void): () => void
  /** Answers a window's port until it closes. */
  serve(port: Port): void
  /** One pass over every account that is not paused (or one account), until nothing is left. For the command line. */
  syncOnce(account?: string): Promise<void>
  /** Every message in full, oldest first, read in pages so that memory stays bounded however large the desk is. */
  exportMessages(filter: { readonly contact?: ContactId }): AsyncIterable<ExportedMessage>
  /** The contact that has an identity with this address, in any channel and any case; null when nobody has. */
  findContact(address: string): Promise<ContactId | null>
  /** Reads the whole database for damage; slow on a large desk. For `doctor`. */
  inspect(): Promise<DeskInspection>
  /** The computer slept and woke: every connection is proved at once. */
  resumed(): void
  /** What the system says about the network. */
  networkChanged(online: boolean): void
  close(): Promise<void>
}
