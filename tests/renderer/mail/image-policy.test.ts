import { describe, expect, it } from 'vitest'
import { createImagePolicy } from '../../../src-renderer/features/timeline/mail/image-policy.ts'

describe('an image that a mail names', () => {
  it('on the sender’s server is counted once, and shown over https where that is wanted', () => {
    const blocked = createImagePolicy(false)
    expect(blocked.judge('http://shop.example/a.png', false)).toEqual({ type: 'blocked' })
    blocked.judge('//shop.example/a.png', false)
    expect(blocked.remote.size).toBe(1)
    expect(createImagePolicy(true).judge('http://shop.example/a.png', false)).toEqual({
      type: 'remote',
      url: 'https://shop.example/a.png',
    })
  })

  it.each([
    'https://shop.us1.list-manage.com/track/open.php?u=1',
    'https://u1.ct.sendgrid.net/wf/open?upn=x',
    'https://links.shop.example/wf/open?upn=x',
    'https://t.yesware.com/t/1/2',
    'https://ad.doubleclick.net/ddm/x',
    'https://www.facebook.com/tr?id=1',
  ])('and only counts who reads is never asked for: %s', (address) => {
    const policy = createImagePolicy(true)
    expect(policy.judge(address, false)).toEqual({ type: 'tracker' })
    expect(policy.trackers.size).toBe(1)
    expect(policy.remote.size).toBe(0)
  })

  it('nobody could see is never asked for', () => {
    expect(createImagePolicy(true).judge('https://shop.example/logo.png', true)).toEqual({ type: 'tracker' })
  })

  it.each([
    'https://gallery.list-manage.com/logo.png',
    'https://notdoubleclick.net/x.png',
    'https://www.facebook.com/logo.png',
  ])('is no tracker for its neighbours: %s', (address) => {
    expect(createImagePolicy(true).judge(address, false)).toMatchObject({ type: 'remote' })
  })

  it('that came along is found by its Content-ID, however that is written', () => {
    const policy = createImagePolicy(false)
    expect(policy.judge('cid:logo%40shop.example', false)).toEqual({ type: 'attached', contentId: 'logo@shop.example' })
    expect(policy.judge(' CID:50%@x', false)).toEqual({ type: 'attached', contentId: '50%@x' })
    expect([...policy.contentIds]).toEqual(['logo@shop.example', '50%@x'])
  })

  it.each([
    'data:image/svg+xml,<svg/>',
    'data:text/html,x',
    'file:///etc/passwd',
    'logo.png',
    'javascript:1',
    'https://',
    '',
  ])('is left out when it is something else: %s', (address) => {
    expect(createImagePolicy(true).judge(address, false)).toEqual({ type: 'blocked' })
  })
})
