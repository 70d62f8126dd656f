import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The provider's side of an access token: says whether it is good, and for which address. */
export async function startTokenEndpoint(
  tokens: ReadonlyMap<string, string>,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    let body = request.url ?? ''
    for await (const chunk of request) body += String(chunk)
    const token = [...tokens.keys()].find((each) => body.includes(encodeURIComponent(each)) || body.includes(each))
    response.writeHead(token ? 200 : 401, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(
        token
          ? { active: true, email: tokens.get(token), expires_in: 3000 }
          : { error: 'invalid_token', active: false },
      ),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
