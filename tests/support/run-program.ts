import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ProgramRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line as a user would, to its end. */
export function runDesk(words: readonly string[], input = ''): Promise<ProgramRun> {
  const { child, ended } = startProgram('src-main/hosts/cli/desk.ts', words)
  child.stdin?.end(input)
  return ended
}

/** Starts one of the program's entries from source. Whoever starts one that stays ends it. */
export function startProgram(entry: string, words: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, [entry, ...words], { cwd: root, stdio: 'pipe' })
  let stdout = ''
  let stderr = ''
  child.stdin?.on('error', () => {})
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<ProgramRun>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended, stdout: () => stdout, stderr: () => stderr }
}
