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

/** What a person means by "with a file": no picture inside the text, no signature, no report for machines. */
export function isFile({ type, inline }: { readonly type: string; readonly inline: boolean }): boolean {
  return !inline && !machineTypes.has(type)
}
