import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HostFlags } from './host-flags.ts'
import { findProgramFolder, type ProgramFolder } from './node/program-folder.ts'
import { runHost } from './run-host.ts'
import { buildWhenStale } from './starting/build-when-stale.ts'
import { findElectron } from './starting/find-electron.ts'
import { runElectron } from './starting/run-electron.ts'

// `npm start` and, with `--dev`, `npm run dev`: the desktop app where it can be had, else the browser.

await runHost(async (flags) => {
  const program = findProgramFolder()
  if (flags.dev) return await develop(flags, program)
  await buildWhenStale(program.root)
  if (flags.browser || !(await openedInElectron(flags, program))) {
    // The same as here, built: it starts in a third of the time that the sources take.
    await import(pathToFileURL(join(program.root, 'out/main/browser.js')).href)
  }
})

async function openedInElectron({ dataPath }: HostFlags, { root }: ProgramFolder): Promise<boolean> {
  const electron = await findElectron(root)
  if ('missing' in electron) return sayBrowser(electron.missing)
  return (await runElectron(electron.program, root, dataPath)) || sayBrowser('Electron ended at once')
}

async function develop(flags: HostFlags, { root }: ProgramFolder): Promise<void> {
  const electron = flags.browser ? null : await findElectron(root)
  if (electron !== null && 'program' in electron) {
    const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
    spawn(process.execPath, [tool, '--watch', '--', '--data', flags.dataPath], { cwd: root, stdio: 'inherit' })
    return
  }
  if (electron !== null) sayBrowser(electron.missing)
  const [{ runBrowserDesk }, { liveWindow }] = await Promise.all([
    import('./browser/run-browser-desk.ts'),
    import('./starting/live-window.ts'),
  ])
  await runBrowserDesk(flags, liveWindow(root))
}

function sayBrowser(reason: string): false {
  process.stderr.write(`No desktop window (${reason}): using the browser instead.\n`)
  return false
}
