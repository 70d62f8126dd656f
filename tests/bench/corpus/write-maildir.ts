import { closeSync, futimesSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type CorpusOptions, corpusMessages } from './messages.ts'

/** Writes a corpus as a Maildir; answers its size in bytes. */
export function writeMaildir(folder: string, options: CorpusOptions): number {
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(folder, name), { recursive: true })
  let index = 0
  let bytes = 0
  for (const { sentAt, flags, source } of corpusMessages(options)) {
    // Dovecot reads both sizes from the name, and so never opens a file to learn them.
    const withCarriageReturns = source.length + lineCount(source)
    const name = `${sentAt}.M${index}Q${options.seed}.bench,S=${source.length},W=${withCarriageReturns}:2,${flags}`
    const file = openSync(join(folder, 'cur', name), 'w', 0o600)
    writeSync(file, source)
    // IMAP's INTERNALDATE is the file's time.
    futimesSync(file, sentAt, sentAt)
    closeSync(file)
    index += 1
    bytes += source.length
  }
  return bytes
}

function lineCount(source: Buffer): number {
  let count = 0
  for (let at = source.indexOf(10); at >= 0; at = source.indexOf(10, at + 1)) count += 1
  return count
}
