import { app } from 'electron'

/** Holds the program's end back, once, until the engine has written what it has. */
export function quitAfter(stop: () => Promise<void>): void {
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void stop().finally(() => {
      stopped = true
      app.quit()
    })
  })
}
