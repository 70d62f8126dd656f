/** The key that commands are given with, as it is written on this computer's keyboard. */
export function modifierKey(): string {
  return navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'
}
