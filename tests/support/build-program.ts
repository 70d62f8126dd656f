import { fileURLToPath } from 'node:url'
import { buildWhenStale } from '../../src-main/hosts/starting/build-when-stale.ts'

/**
 * Once, before any test file: those that start the whole program find it built, and none builds it beside another.
 * A source that does not build fails only the tests that need the program, and the whole run on a build server.
 */
export async function setup(): Promise<void> {
  try {
    await buildWhenStale(fileURLToPath(new URL('../..', import.meta.url)))
  } catch (thrown) {
    if (process.env.CI === 'true') throw thrown
    console.error('The program does not build: tests that start it will fail.')
  }
}
