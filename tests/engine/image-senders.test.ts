import { describe, expect, it } from 'vitest'
import type { MessageBody } from '../../src-main/contract/message.ts'
import { mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { type TestDesk, testDesk } from '../support/test-desk.ts'

describe('whose remote images are shown', () => {
  it('is remembered by address, in any spelling, for every message of theirs and over a restart', async () => {
    const email = scripted([mail({ from: 'Ana <ana@mail.test>' }), mail({ from: 'Bob <bob@mail.test>', at: 1 })])
    const desk = await testDesk({ email })
    await desk.sync()
    expect(await bodyOf(desk, 'ana@mail.test')).toMatchObject({ imagesAllowed: false })

    await desk.call('images.allow', { address: ' Ana@Mail.test ', allowed: true })
    await desk.call('images.allow', { address: 'ana@mail.test', allowed: true })
    expect(await desk.call('images.senders', {})).toEqual(['ana@mail.test'])
    expect(await bodyOf(desk, 'ana@mail.test')).toMatchObject({ imagesAllowed: true })
    expect(await bodyOf(desk, 'bob@mail.test')).toMatchObject({ imagesAllowed: false })
    await desk.close()

    const again = await testDesk({ email, dataPath: desk.dataPath, secrets: desk.secrets })
    expect(await again.call('images.senders', {})).toEqual(['ana@mail.test'])
    await again.call('images.allow', { address: 'ana@mail.test', allowed: false })
    await again.call('images.allow', { address: 'nobody@mail.test', allowed: false })
    expect(await again.call('images.senders', {})).toEqual([])
  })

  it('is asked for an address', async () => {
    const desk = await testDesk()
    await expect(desk.call('images.allow', { address: '  ', allowed: true })).rejects.toMatchObject({ kind: 'invalid' })
  })
})

async function bodyOf(desk: TestDesk, address: string): Promise<MessageBody> {
  const [entry] = await desk.timeline(address)
  if (!entry) throw new Error(`${address} wrote nothing`)
  return desk.call('message.body', { message: entry.id })
}
