import { describe, expect, it } from 'vitest'
import { fetchOrSplit } from '../../../src-main/channels/email/fetch-or-split.ts'
import type { FetchRow } from '../../../src-main/channels/email/fetch-row.ts'
import { eachUid, readUidSet } from '../../../src-main/channels/email/uid-ranges.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'

/** A server that stops at a message it cannot read, and then refuses the command as a whole. */
function choking(on: number, error = new DeskError('network', 'mail-server-said-no', 'NO')) {
  let commands = 0
  return {
    get commands() {
      return commands
    },
    fetch: async (set: string, _: string, onRow: (row: FetchRow) => void) => {
      commands += 1
      for (const uid of eachUid(readUidSet(set))) {
        if (uid === on) throw error
        onRow({ uid } as FetchRow)
      }
    },
  }
}

describe('One message the server itself cannot read', () => {
  it('is left out, and all others come once', async () => {
    for (const bad of [1, 7, 250, 500]) {
      const server = choking(bad)
      const rows: number[] = []
      await fetchOrSplit(
        server,
        [
          { from: 1, to: 300 },
          { from: 400, to: 500 },
        ],
        '(UID)',
        (row) => rows.push(row.uid),
      )
      const expected = [
        ...eachUid([
          { from: 1, to: 300 },
          { from: 400, to: 500 },
        ]),
      ].filter((uid) => uid !== bad)
      expect(rows.sort((a, b) => a - b)).toEqual(expected)
      expect(server.commands).toBeLessThan(25)
    }
  })

  it('is not confused with a line that broke', async () => {
    const lost = new DeskError('network', 'connection-lost', 'lost')
    await expect(fetchOrSplit(choking(5, lost), [{ from: 1, to: 9 }], '(UID)', () => {})).rejects.toBe(lost)
  })
})
