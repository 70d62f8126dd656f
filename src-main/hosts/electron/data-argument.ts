/** `--data DIR` or `--data=DIR` among a program's arguments; null when it is not there. */
export function dataArgument(argv: readonly string[]): string | null {
  const joined = argv.find((argument) => argument.startsWith('--data='))
  if (joined !== undefined) return joined.slice('--data='.length) || null
  const at = argv.indexOf('--data')
  return at === -1 ? null : (argv[at + 1] ?? null)
}
