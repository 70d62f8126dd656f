import { expect, it } from 'vitest'
import { DeskError } from '../../src-main/contract/errors.ts'
import { describeSignIn } from '../../src-renderer/features/accounts/describe-sign-in.ts'
import { loadI18n } from '../../src-renderer/i18n/load-i18n.ts'

const params = { host: 'mail.shop.test', user: 'help@shop.test' }

it('tells which of two servers of one name refused: the one that sends is tried when reading works', async () => {
  const english = await loadI18n('en', [])
  const said = (more: object) =>
    describeSignIn(new DeskError('auth', 'mail-password-refused', 'refused', { ...params, ...more }).toShape(), english)
  expect(said({})).toMatch(/^mail\.shop\.test refused/)
  expect(said({ protocol: 'smtp' })).toMatch(/^Reading works, sending does not yet\. mail\.shop\.test refused/)
})
