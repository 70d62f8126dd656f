/** Hands the bytes to the reader as a file of that name. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun when the click returns; the URL may go in a moment.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
