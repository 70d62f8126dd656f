import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/bench/**'],
    globalSetup: ['tests/support/build-program.ts'],
    // Two on two cores, where vitest would take one: half of a suite that talks to servers is waiting for them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Real servers and a real browser: generous for a busy machine, far below a hang.
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // What a window or a server shows in the end is waited for as long as a page is.
    expect: { poll: { timeout: 20_000 } },
  },
})
