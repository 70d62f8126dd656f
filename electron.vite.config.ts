import { readdirSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/**
 * Three bundles: `out/main` (every Node entry, which load each other by file name), `out/preload` and `out/renderer`
 * (the same window for both hosts). Dependencies that are plain modules are bundled, which halves the time to start; those
 * with parts of the system's own, or loaded when they are first needed, stay packages.
 */
export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      externalizeDeps: { exclude: ['zod', 'htmlparser2', 'oauth4webapi', 'iconv-lite', 'temporal-polyfill'] },
      rollupOptions: {
        input: {
          electron: 'src-main/hosts/electron/main.ts',
          'engine-process': 'src-main/hosts/electron/engine-process.ts',
          'writer-thread': 'src-main/engine/writer/writer-thread.ts',
          browser: 'src-main/hosts/browser/main.ts',
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload may require nothing but electron: all else is bundled, as CommonJS.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'src-main/hosts/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), pdfReaderFiles()],
    worker: { format: 'es' },
    // Inlined assets would be data: URLs, which the content security policy refuses.
    build: {
      minify: true,
      assetsInlineLimit: 0,
      // Read from this computer, in one go: splitting it would gain nothing.
      chunkSizeWarningLimit: 1200,
      rollupOptions: { input: { index: 'src-renderer/index.html' } },
    },
  },
})

/**
 * What the PDF reader fetches when a page needs it, as files beside the window: how Asian fonts are encoded, the fonts
 * that every PDF may take for granted, and decoders of old pictures as plain scripts.
 */
function pdfReaderFiles(): Plugin {
  const reader = new URL('node_modules/pdfjs-dist/', import.meta.url)
  const wanted = { cmaps: /./, standard_fonts: /./, wasm: /_nowasm_fallback\.js$|^LICENSE/ }
  return {
    name: 'pdf-reader-files',
    apply: 'build',
    generateBundle() {
      for (const [folder, names] of Object.entries(wanted)) {
        const from = new URL(`${folder}/`, reader)
        for (const name of readdirSync(from).filter((each) => names.test(each)))
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${folder}/${name}${name.startsWith('LICENSE') ? '.txt' : ''}`,
            source: readFileSync(new URL(name, from)),
          })
      }
    },
  }
}
