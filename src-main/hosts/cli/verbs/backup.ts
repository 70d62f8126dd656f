import type { Verb } from '../verb.ts'

export const backup: Verb = {
  name: 'backup',
  usage: '',
  summary: 'Write a backup of the desk now',
  options: {},
  words: { least: 0, most: 0 },
  access: 'change',
  async run({ engine, output, json }) {
    const written = await engine.call('desk.backup', {})
    if (json) await output.object(written)
    else await output.line(written.path)
    return 0
  },
}
