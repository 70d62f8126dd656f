import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/bench/**'],
    globalSetup: ['tests/support/build-program.ts'],
    // Real servers and a real browser: generous for a busy machine, far below a hang.
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
})
