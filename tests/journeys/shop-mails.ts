/** Minutes are counted from a quarter of an hour ago, so that every run looks fresh. */
function minutesAgo(minutes: number): string {
  return new Date(Date.now() - (minutes + 15) * 60_000).toUTCString()
}

export interface ShopMail {
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly minutesAgo?: number
  readonly messageId?: string
  readonly inReplyTo?: string
  readonly to?: string
}

/** A mail as a customer's program would send it. */
export function shopMail({
  from,
  subject,
  text,
  messageId,
  inReplyTo,
  to = 'help@shop.test',
  ...mail
}: ShopMail): string {
  const id = messageId ?? `${Math.random().toString(36).slice(2)}@mail.test`
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${minutesAgo(mail.minutesAgo ?? 0)}`,
    `Message-ID: <${id}>`,
    ...(inReplyTo ? [`In-Reply-To: <${inReplyTo}>`, `References: <${inReplyTo}>`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ]
  return lines.join('\r\n')
}

/** Many customers with one mail each, oldest first. */
export function manyCustomers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    shopMail({
      from: `Customer ${index} <customer${index}@mail.test>`,
      subject: `Order ${1000 + index}`,
      text: `Hello, when will order ${1000 + index} arrive?`,
      minutesAgo: (count - index) * 30,
    }),
  )
}
