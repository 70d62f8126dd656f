import { DeskError } from '../../src-main/contract/errors.ts'

/** The bytes of a file, or of a slice of it, as they travel to the desk. `name` is what a failure calls it. */
export async function readBase64(slice: Blob, name: string): Promise<string> {
  try {
    return base64Of(new Uint8Array(await slice.arrayBuffer()))
  } catch (cause) {
    // Moved, or forbidden, since it was chosen.
    throw new DeskError('network', 'upload-failed', `${name} could not be read`, { name }, { cause })
  }
}

/** In strides, for a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < bytes.length; from += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
  return btoa(binary)
}
