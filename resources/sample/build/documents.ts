import { pdf } from './pdf.ts'

/** The files of the stories that are written rather than drawn. */
export const documents: Readonly<Record<string, () => Buffer>> = {
  'invoice-2214.pdf': () => invoice('LP-2214', ['1 Heron desk lamp, ash', '1 linen shade, natural'], '214.00'),
  'invoice-2288.pdf': () =>
    invoice(
      'LP-2288',
      ['1 Heron desk lamp, ash', 'Customs code 9405 21', 'Country of origin: stated on page 2'],
      '214.00',
      'Payment received in full by card.',
    ),
  'invoice-2305.pdf': () =>
    invoice('LP-2305-B', ['2 Tarn desk, oak 160 x 75', 'Reverse charge, VAT DE 000 000 017'], '1480.00'),
  'invoice-2340.pdf': () =>
    invoice('LP-2340', ['3 Tarn desk, oak 180 x 80', 'Reverse charge, P. IVA IT 000 0000 0014'], '2200.00'),
  'invoice-2405.pdf': () => invoice('LP-2405', ['1 Heron desk lamp, ash, plug type A', 'Air freight'], '256.00'),
  'invoice-2488.pdf': () => invoice('LP-2488', ['50 Wren bedside lamp, walnut', '30 % deposit deducted'], '4165.00'),
  'invoice-2637.pdf': () =>
    invoice('LP-2637', ['2 Wren bedside lamp, walnut', 'Reverse charge, CUI RO 00000019'], '238.00'),
  'quote-harbour-house.pdf': () => quote(48, '5712.00'),
  'quote-harbour-house-2.pdf': () => quote(50, '5950.00'),
  'return-label.pdf': () =>
    page('RETURN', ['Larkspur & Pine, Returns', 'Mill Lane 4, Ravensbeck', '', 'LP-2733', 'PFX-77 2081 406']),
  // For every return: goes with a canned reply.
  'return-form.pdf': () =>
    page('RETURN', ['Larkspur & Pine, Returns', 'Mill Lane 4, Ravensbeck', '', 'Order: LP- . . . .']),
  'warranty-2590.pdf': () =>
    page('Warranty', [
      'Wren bedside lamp, order LP-2590',
      'Two years on everything but the bulb.',
      'Bring it, send it, or ask for the part.',
    ]),
  'heron-manual.pdf': () =>
    page('Heron', [
      '1. Stand the base on the felt, not on the varnish.',
      '2. Push the arm in until it clicks.',
      '3. The brass nut at the elbow: a quarter of a turn.',
      '4. Bulb: E27, 8 W at most.',
    ]),
  'rooms.csv': () => Buffer.from(roomList()),
  'statement-q3.csv': () =>
    Buffer.from(
      [
        'order;item;quantity;net',
        'LP-2397;Heron;2;359,66',
        'LP-2466;Sedge;4;299,16',
        'LP-2540;Bramble;1;121,01',
        'LP-2629;Wren;3;300,00',
        '',
      ].join('\r\n'),
    ),
}

function invoice(number: string, items: readonly string[], total: string, second?: string): Buffer {
  const first = [`Invoice ${number}`, '', ...items, '', `Total EUR ${total}`, 'Payable within 14 days.']
  return pdf(second === undefined ? [first] : [first, [`Invoice ${number}, page 2`, '', second]])
}

function quote(pieces: number, total: string): Buffer {
  const terms = [
    'Terms',
    '',
    '30 % with the order, the rest after complete delivery.',
    'Account: NL00 TEST 0000 0000 00',
  ]
  return pdf([
    [
      'Quote Harbour House',
      '',
      `${pieces} Wren bedside lamp, walnut`,
      'Shade: treated wool, heather / oat',
      'Switch on the base',
      '',
      `Total EUR ${total}`,
      'Valid for 60 days.',
    ],
    terms,
  ])
}

function page(title: string, lines: readonly string[]): Buffer {
  return pdf([[title, '', ...lines]])
}

function roomList(): string {
  const rooms = Array.from({ length: 24 }, (_, index) => {
    const room = index + 1
    const colour = room % 2 === 0 ? 'oat' : 'heather'
    return `${room},${colour},${room === 11 || room === 12 ? 3 : 2}`
  })
  return ['room,shade,lamps', ...rooms, ''].join('\r\n')
}

/** The invitation of the hotel, RFC 5545; `start` in epoch ms. */
export function invitation(start: number, organiser: string, attendee: string): string {
  const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
  return [
    'BEGIN:VCALENDAR',
    'PRODID:-//Harbour House//Calendar//EN',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:workshop-visit@harbourhouse.example',
    `DTSTAMP:${stamp(start - 9 * 86_400_000)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(start + 2 * 3_600_000)}`,
    'SUMMARY:Workshop visit\\, Harbour House',
    'LOCATION:Mill Lane 4\\, Ravensbeck',
    `ORGANIZER;CN=Priya Raman:mailto:${organiser}`,
    `ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:${attendee}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}
