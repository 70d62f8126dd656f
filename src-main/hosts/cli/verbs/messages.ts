import { fitted, printable, timeText } from '../printable.ts'
import type { Verb } from '../verb.ts'

export const messages: Verb = {
  name: 'messages',
  usage: '',
  summary: 'List every message, the oldest first; with --json in full',
  options: {},
  words: { least: 0, most: 0 },
  access: 'read',
  async run({ engine, output, json }) {
    for await (const message of engine.exportMessages({})) {
      if (json) {
        await output.object(message)
        continue
      }
      const { sentAt, direction, kind, from, subject } = message
      const cells = [
        timeText(sentAt),
        fitted(direction, 3),
        fitted(kind, 10),
        fitted(printable(from.address), 32),
        printable(subject),
      ]
      await output.line(cells.join('  ').trimEnd())
    }
    return 0
  },
}
