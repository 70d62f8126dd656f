/** Parts that mail programs and servers write for each other. */
const machineTypes: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'text/rfc822-headers',
  'message/global-headers',
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
])

/** A signature, a report: the source shows it to whoever looks for it. */
export function isForPeople({ type }: { readonly type: string }): boolean {
  return !machineTypes.has(type)
}

/** What a person means by "with a file": no picture inside the text, and nothing between machines. */
export function isFile(attachment: { readonly type: string; readonly inline: boolean }): boolean {
  return !attachment.inline && isForPeople(attachment)
}
