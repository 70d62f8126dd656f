/** An image that is one, for `cid:` links: 1 × 1, blue. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

interface HtmlMail {
  readonly from: string
  readonly subject: string
  readonly html: string
  readonly text?: string
  readonly headers?: readonly string[]
  /** Content-IDs of images that come along, with their headers beside the type. */
  readonly images?: Readonly<Record<string, string>>
}

/** A mail in HTML, with the images that it shows, as a customer's program would send it. */
export function htmlMail({ from, subject, html, text, headers = [], images = {} }: HtmlMail): string {
  const part = (lines: readonly string[]) => ['--related', ...lines].join('\r\n')
  const alternatives =
    text === undefined
      ? ['Content-Type: text/html; charset=utf-8', '', html]
      : [
          'Content-Type: multipart/alternative; boundary=alternative',
          '',
          '--alternative',
          'Content-Type: text/plain; charset=utf-8',
          '',
          text,
          '--alternative',
          'Content-Type: text/html; charset=utf-8',
          '',
          html,
          '--alternative--',
        ]
  const attached = Object.entries(images).map(([contentId, header]) =>
    part([header, `Content-ID: <${contentId}>`, 'Content-Transfer-Encoding: base64', '', pixel]),
  )
  return [
    `From: ${from}`,
    'To: help@shop.test',
    `Subject: ${subject}`,
    'Date: Mon, 02 Mar 2026 10:00:00 +0000',
    `Message-ID: <${subject.replace(/\W+/g, '-')}@mail.test>`,
    'MIME-Version: 1.0',
    ...headers,
    'Content-Type: multipart/related; boundary=related',
    '',
    part(alternatives),
    ...attached,
    '--related--',
    '',
  ].join('\r\n')
}

export const newsletter = htmlMail({
  from: 'Kitchen Weekly <news@kitchen.example>',
  subject: 'Five soups',
  headers: ['List-Id: <kitchen.example>', 'List-Unsubscribe: <https://kitchen.example/u>'],
  html: `<body bgcolor="#f4f4f4"><table bgcolor="#ffffff" width="600"><tr><td bgcolor="#1d3557"><p style="color:#ffffff">Kitchen Weekly</p></td></tr>
<tr><td style="color:#222222"><h1 style="color:#1d3557">Five soups</h1><p>Warm up with <font color="black">leeks</font> <a href="https://kitchen.example/go">today</a>.</p>
<img src="https://cdn.kitchen.example/soup.png" alt="A bowl of soup" width="200" height="80"></td></tr></table>
<img src="https://kitchen.us2.list-manage.com/track/open.php?u=1" width="1" height="1"></body>`,
})

export const reply = htmlMail({
  from: 'Marco Rossi <marco@mail.test>',
  subject: 'Re: Reso',
  text: 'Grazie!\r\n\r\nIl giorno lun 16 nov 2026 alle ore 10:01 Shop <help@shop.test> ha scritto:\r\n> Gentile Marco,\r\n> abbiamo ricevuto il suo reso.\r\n> Cordiali saluti',
  html: '<p>Grazie!</p><div class="gmail_quote"><div class="gmail_attr">Il giorno lun 16 nov 2026 Shop ha scritto:</div><blockquote class="gmail_quote">Gentile Marco, abbiamo ricevuto il suo reso.</blockquote></div>',
})

export const pictures = htmlMail({
  from: 'Pia Bild <pia@mail.test>',
  subject: 'Pictures',
  html: '<style>.back{background-image:url("cid:back@mail.test")}</style><p class="back">On a picture</p><img src="cid:shown@mail.test" alt="shown" width="40" height="40"><img src="cid:gone@mail.test" alt="The missing picture">',
  images: {
    'shown@mail.test': 'Content-Type: application/octet-stream; name=shown.png',
    'back@mail.test': 'Content-Type: image/png; name=back.png\r\nContent-Disposition: attachment; filename=back.png',
    'other@mail.test': 'Content-Type: image/png; name=other.png\r\nContent-Disposition: inline; filename=other.png',
  },
})

export const tooDeep = htmlMail({
  from: 'Bulk Bill <bill@heavy.example>',
  subject: 'Very deep',
  html: `<p>Deep</p>${'<div>'.repeat(20_000)}`,
})

export const sentAndBounced: readonly string[] = [
  [
    'From: Shop <help@shop.test>',
    'To: gone@nowhere.example',
    'Subject: Your order',
    'Date: Mon, 02 Mar 2026 09:00:00 +0000',
    'Message-ID: <sent@shop.test>',
    '',
    'Your order is on its way.',
    '',
  ].join('\r\n'),
  [
    'From: Mail Delivery System <mailer-daemon@mx.example>',
    'To: help@shop.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Mon, 02 Mar 2026 09:01:00 +0000',
    'Message-ID: <bounce@mx.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=report',
    '',
    '--report',
    'Content-Type: text/plain',
    '',
    'I am sorry.',
    '--report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; gone@nowhere.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 User unknown',
    '--report',
    'Content-Type: message/rfc822',
    '',
    'From: help@shop.test',
    'To: gone@nowhere.example',
    'Message-ID: <sent@shop.test>',
    '',
    'Your order is on its way.',
    '--report--',
    '',
  ].join('\r\n'),
]

export const invitation = [
  'From: Olga Petrova <olga@mail.test>',
  'To: help@shop.test',
  'Subject: Kick-off',
  'Date: Mon, 02 Mar 2026 09:00:00 +0000',
  'Message-ID: <invitation@mail.test>',
  'MIME-Version: 1.0',
  'Content-Type: text/calendar; method=REQUEST; charset=utf-8',
  '',
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:1@mail.test',
  'SUMMARY:New kettle line',
  'DTSTART;VALUE=DATE:20261201',
  'DTEND;VALUE=DATE:20261203',
  'RRULE:FREQ=WEEKLY',
  'LOCATION:Tea House',
  'ORGANIZER;CN=Olga Petrova:mailto:olga@mail.test',
  'ATTENDEE:mailto:help@shop.test',
  'ATTENDEE:mailto:ana@mail.test',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')
