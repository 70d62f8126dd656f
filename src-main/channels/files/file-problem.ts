import { DeskError, type DeskErrorShape } from '../../contract/errors.ts'

/** Something that could not be read, and why. */
export interface FileProblem {
  readonly origin: string
  readonly error: DeskErrorShape
}

export function notMail(origin: string): FileProblem {
  return problem(origin, 'file-not-mail', 'This is no mail: neither mbox nor a single message.')
}

export function emptyFile(origin: string): FileProblem {
  return problem(origin, 'file-empty', 'The file is empty.')
}

/** In the words of what the file system threw. */
export function unreadableFile(origin: string, thrown: unknown): FileProblem {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'ENOENT') return problem(origin, 'file-gone', 'There is no such file or folder.')
  if (code === 'EACCES' || code === 'EPERM')
    return problem(origin, 'file-forbidden', 'You are not allowed to read this.')
  return problem(origin, 'file-unreadable', `This could not be read${code === '' ? '' : ` (${code})`}.`)
}

function problem(origin: string, code: string, sentence: string): FileProblem {
  return { origin, error: new DeskError('invalid', code, sentence).toShape() }
}
