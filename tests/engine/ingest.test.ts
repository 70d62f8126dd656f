import { describe, expect, it } from 'vitest'
import { mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { testDesk } from '../support/test-desk.ts'

const ana = 'ana@mail.test'

describe('mail that comes in', () => {
  it('stores a message once when the server announces it twice', async () => {
    const hello = mail({ text: 'Where is my parcel?' })
    const desk = await testDesk({ email: scripted([hello, [hello, hello]]) })
    await desk.sync()
    expect(await desk.texts(ana)).toEqual(['Where is my parcel?'])
    expect((await desk.account()).messages).toBe(1)
    expect(await desk.find('parcel')).toHaveLength(1)
  })
})
