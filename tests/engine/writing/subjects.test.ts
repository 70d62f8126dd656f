import { expect, it } from 'vitest'
import { forwardSubject, replySubject } from '../../../src-main/engine/drafts/subjects.ts'

it.each([
  ['Order 7', 'Re: Order 7', 'Fwd: Order 7'],
  ['Re: Order 7', 'Re: Order 7', 'Fwd: Re: Order 7'],
  ['RE: re: Order 7', 'Re: Order 7', 'Fwd: RE: re: Order 7'],
  ['Re[2]: Order 7', 'Re: Order 7', 'Fwd: Re[2]: Order 7'],
  ['AW: Bestellung', 'Re: Bestellung', 'Fwd: AW: Bestellung'],
  ['Ris: Ordine', 'Re: Ordine', 'Fwd: Ris: Ordine'],
  ['R: I: Ordine', 'Re: I: Ordine', 'Fwd: R: I: Ordine'],
  ['Отв: Заказ', 'Re: Заказ', 'Fwd: Отв: Заказ'],
  ['回复：订单', 'Re: 订单', 'Fwd: 回复：订单'],
  ['Fwd: Order 7', 'Re: Fwd: Order 7', 'Fwd: Order 7'],
  ['WG: FW: Order 7', 'Re: WG: FW: Order 7', 'Fwd: Order 7'],
  ['Reorder: tea', 'Re: Reorder: tea', 'Fwd: Reorder: tea'],
  ['  ', 'Re:', 'Fwd:'],
])('answers %j as %j and passes it on as %j', (subject, reply, forward) => {
  expect([replySubject(subject), forwardSubject(subject)]).toEqual([reply, forward])
})
