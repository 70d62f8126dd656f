import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Three bundles: `out/main` (every Node entry, which load each other by file name), `out/preload` and `out/renderer`
 * (the same window for both hosts). Production dependencies stay packages; the rest is bundled.
 */
export default defineConfig({
  main: {
    build: {
      sourcemap: true,
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
    plugins: [react()],
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
