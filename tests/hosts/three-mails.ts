/** A customer asks, asks again with an attachment, and we answer. */
export const threeMails = [
  mail({
    id: 'one@shop.test',
    from: 'Ana Popescu <ana@customer.test>',
    to: 'help@desk.test',
    date: 'Mon, 02 Mar 2026 09:00:00 +0000',
    subject: 'Where is my parcel?',
    body: 'Hello, my parcel 4711 has not come.',
  }),
  mail({
    id: 'two@desk.test',
    from: 'Help <help@desk.test>',
    to: 'ana@customer.test',
    date: 'Mon, 02 Mar 2026 10:00:00 +0000',
    subject: 'Re: Where is my parcel?',
    references: 'one@shop.test',
    body: 'It is on its way.',
  }),
  mail({
    id: 'three@other.test',
    from: '"田中" <tanaka@customer.test>',
    to: 'help@desk.test',
    date: 'Tue, 03 Mar 2026 09:00:00 +0000',
    subject: 'Invoice wanted',
    body: 'Please send the invoice.',
  }),
]

export const mbox = threeMails.map((one) => `From sender Mon Mar  2 09:00:00 2026\n${one}\n`).join('')

interface Mail {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly date: string
  readonly subject: string
  readonly body: string
  readonly references?: string
}

function mail({ id, from, to, date, subject, body, references }: Mail): string {
  const thread = references === undefined ? '' : `In-Reply-To: <${references}>\nReferences: <${references}>\n`
  const headers = `Message-ID: <${id}>\nFrom: ${from}\nTo: ${to}\nDate: ${date}\nSubject: ${subject}\n${thread}`
  return `${headers}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${body}\n`
}
