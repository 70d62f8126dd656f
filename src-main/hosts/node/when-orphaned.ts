const lookEveryMs = 1_000

/**
 * Calls back once when the program that started this one has ended. npm runs a script through a shell that does not pass
 * signals on: ending `npm start` would leave the desk running, unseen. Elsewhere than under npm a host may well outlive
 * its shell.
 */
export function whenOrphaned(listener: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    listener()
  }, lookEveryMs)
  watch.unref()
}
