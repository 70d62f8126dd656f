import type { IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { DeskError } from '../../contract/errors.ts'
import { queryOf, sendJson } from './responses.ts'
import type { Uploads } from './uploads.ts'

/** `POST /upload?name=…&batch=…` with the file as its body; answers `{ path }` or `{ error }`. */
export async function answerUpload(
  request: IncomingMessage,
  response: ServerResponse,
  uploads: Uploads,
): Promise<void> {
  const query = queryOf(request)
  const length = request.headers['content-length']
  const body = bodyOf(request)
  try {
    const path = await uploads.receive(
      {
        name: query.get('name') ?? '',
        batch: query.get('batch') ?? '',
        sizeBytes: length === undefined ? null : Number(length),
      },
      body,
    )
    sendJson(response, 200, { path })
  } catch (thrown) {
    const error = DeskError.from(thrown)
    sendJson(response, statusOf(error), { error: error.toShape() })
    // Read to its end: a browser that is still sending when the line is cut does not see the answer.
    request.unpipe(body)
    request.resume()
  }
}

/** The body as a stream that may be given up without cutting the line, and that fails when the sender goes away. */
function bodyOf(request: IncomingMessage): PassThrough {
  const body = new PassThrough()
  request.once('close', () => {
    if (!request.complete) body.destroy(new DeskError('cancelled', 'upload-cut', 'The upload was cut off'))
  })
  return request.pipe(body)
}

function statusOf(error: DeskError): number {
  if (error.kind === 'disk-full') return 507
  return error.kind === 'invalid' ? 400 : 500
}
