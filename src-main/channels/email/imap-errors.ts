import { DeskError } from '../../contract/errors.ts'

/** Whom we were talking to, for the sentence a person reads. */
export interface Peer {
  readonly host: string
  readonly user: string
}

/** What imapflow and Node attach to the errors they throw; every field may be missing. */
export interface ThrownByServer {
  readonly message?: string
  readonly code?: string
  readonly authenticationFailed?: boolean
  readonly serverResponseCode?: string
  readonly responseText?: string
  readonly responseStatus?: string
  readonly response?: unknown
  readonly oauthError?: unknown
  /** Why the server said goodbye. */
  readonly reason?: string
  readonly throttleReset?: number
}

/** Anything thrown while talking to a mail server, as the error that says what happens next. */
export function imapError(thrown: unknown, peer: Peer): DeskError {
  if (thrown instanceof DeskError) return thrown
  const error = (thrown ?? {}) as ThrownByServer
  const said = sayingOf(error)
  const cause = { cause: thrown }
  const { host, user } = peer

  if (error.code === 'ETHROTTLE' || /\[(LIMIT|THROTTLED)\]|too many (simultaneous )?connections|throttl/i.test(said)) {
    const sentence = `${host} asks us to slow down. The desk waits and tries again.`
    const retryAfterMs = error.throttleReset ?? 60_000
    return new DeskError('rate-limited', 'mail-server-busy', sentence, { host, retryAfterMs }, cause)
  }
  if (/\[(UNAVAILABLE|INUSE|SERVERBUG)\]/i.test(said) || error.serverResponseCode === 'UNAVAILABLE') {
    const sentence = `${host} cannot answer at the moment. The desk tries again by itself.`
    return new DeskError('network', 'mail-server-unavailable', sentence, { host, said }, cause)
  }
  if (/\[OVERQUOTA\]|over quota|quota exceeded/i.test(said)) {
    const sentence = `The mailbox ${user} is full. Delete mail on the server or ask its provider for more room.`
    return new DeskError('quota', 'mailbox-full', sentence, { host, user }, cause)
  }
  if (error.authenticationFailed) return signInError(said, error, peer, cause)
  return transportError(error, said, peer, cause)
}

/** A refused sign-in, by what the server said about it. */
export function signInError(said: string, error: ThrownByServer, { host, user }: Peer, cause: ErrorOptions): DeskError {
  if (/login is disabled|LOGINDISABLED|PRIVACYREQUIRED/i.test(said)) {
    const sentence = `${host} takes no password without encryption. Choose TLS or STARTTLS in the account's settings.`
    return new DeskError('rejected', 'encryption-required', sentence, { host }, cause)
  }
  if (error.oauthError) {
    const sentence = `${host} did not accept the sign-in of ${user} any more. Sign in again.`
    return new DeskError('auth', 'mail-token-refused', sentence, { host, user }, cause)
  }
  if (/application-specific password|app password|\[ALERT\]/i.test(said)) {
    const sentence = `${host} did not let ${user} in and says: ${said}`
    return new DeskError('auth', 'mail-sign-in-explained', sentence, { host, user, said }, cause)
  }
  const sentence = `${host} refused the user name or the password of ${user}. Check both and enter the password again.`
  return new DeskError('auth', 'mail-password-refused', sentence, { host, user }, cause)
}

/** A line that could not be opened or broke. */
export function transportError(error: ThrownByServer, said: string, { host }: Peer, cause: ErrorOptions): DeskError {
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA': {
      const sentence = `The server ${host} was not found. Check its name and your connection to the internet.`
      return new DeskError('network', 'mail-server-not-found', sentence, { host }, cause)
    }
    case 'ECONNREFUSED': {
      const sentence = `${host} does not take connections on this port. Check the port; the desk tries again.`
      return new DeskError('network', 'mail-server-refused', sentence, { host }, cause)
    }
    case 'ETIMEDOUT':
    case 'ETIMEOUT':
    case 'CONNECT_TIMEOUT':
    case 'GREETING_TIMEOUT':
    case 'UPGRADE_TIMEOUT':
      return silence(host, cause)
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'EPROTO': {
      const sentence = `${host} does not speak TLS on this port. Check the port, or choose STARTTLS.`
      return new DeskError('rejected', 'tls-mismatch', sentence, { host }, cause)
    }
  }
  if (/does not support STARTTLS/i.test(said)) {
    const sentence = `${host} offers no encryption on this port. Choose TLS, or another port.`
    return new DeskError('rejected', 'no-encryption', sentence, { host }, cause)
  }
  if (error.responseStatus === 'NO' || error.responseStatus === 'BAD') {
    const sentence = `${host} refused a request: ${said}`
    return new DeskError('network', 'mail-server-said-no', sentence, { host, said }, cause)
  }
  const sentence = `The connection to ${host} was lost. The desk connects again by itself.`
  return new DeskError('network', 'connection-lost', sentence, { host }, cause)
}

/** The server has not sent a byte for too long. */
export function silence(host: string, options: ErrorOptions = {}): DeskError {
  const sentence = `${host} does not answer. The desk tries again by itself.`
  return new DeskError('network', 'mail-server-silent', sentence, { host }, options)
}

export function messageGone(): DeskError {
  return new DeskError('not-found', 'message-gone', 'This message is no longer on the server.')
}

export function folderGone(folder: string): DeskError {
  return new DeskError('network', 'folder-gone', `The folder ${folder} is no longer on the server.`, { folder })
}

/** Nobody can say at the moment which message a uid means. */
export function folderInFlux(folder: string): DeskError {
  const sentence = `The folder ${folder} is being read. The desk tries again by itself.`
  return new DeskError('network', 'folder-in-flux', sentence, { folder })
}

export function stopped(): DeskError {
  return new DeskError('cancelled', 'stopped', 'The synchronisation was stopped.')
}

function sayingOf(error: ThrownByServer): string {
  const response = typeof error.response === 'string' ? error.response.replace(/^\S+ (NO|BAD) /, '') : ''
  const code = error.serverResponseCode ? `[${error.serverResponseCode}] ` : ''
  const said = [error.reason, error.responseText, response].find((text) => text) ?? error.message ?? ''
  return `${said.startsWith('[') ? '' : code}${said}`.slice(0, 300)
}
