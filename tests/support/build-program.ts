import { fileURLToPath } from 'node:url'
import { buildWhenStale } from '../../src-main/hosts/starting/build-when-stale.ts'

/**
 * Once, before any test file: those that start the whole program find it built, and none builds it beside another.
 * A source that does not build fails the tests that start it, and no other.
 */
export async function setup(): Promise<void> {
  try {
    await buildWhenStale(fileURLToPath(new URL('../..', import.meta.url)))
  } catch {
    console.error('The program does not build: tests that start it will fail.')
  }
}
