import { findProgramFolder } from '../node/program-folder.ts'
import { runHost } from '../run-host.ts'
import { runBrowserDesk } from './run-browser-desk.ts'
import { staticPages } from './static-pages.ts'

// The built program without Electron: `node out/main/browser.js [--data DIR] [--port N] [--no-open]`.

await runHost(async (flags) => {
  const { rendererPath } = findProgramFolder()
  await runBrowserDesk(flags, { pages: async () => staticPages(rendererPath), strict: true })
})
