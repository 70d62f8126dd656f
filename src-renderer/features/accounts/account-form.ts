import {
  type AccountView,
  type CredentialInput,
  type DiscoveredServers,
  type EmailSettings,
  emailSettings,
  type MailServer,
} from '../../../src-main/contract/account.ts'
import type { DeskErrorShape } from '../../../src-main/contract/errors.ts'
import { oauthProviders } from '../../../src-main/contract/oauth-providers.ts'

/** A server as it is typed: the port is whatever stands in the field. */
export interface ServerForm {
  readonly host: string
  readonly port: string
  readonly security: MailServer['security']
}

export type OAuthForm = Omit<NonNullable<EmailSettings['oauth']>, 'scopes'> & { readonly scopes: string }

/** Everything the user can type about a mailbox, as typed. */
export interface AccountForm {
  readonly address: string
  readonly displayName: string
  readonly user: string
  readonly auth: EmailSettings['auth']
  readonly password: string
  readonly imap: ServerForm
  readonly smtp: ServerForm
  readonly oauth: OAuthForm
  readonly trustedFingerprint: string | null
  readonly smtpTrustedFingerprint: string | null
}

export type FormField =
  | 'address'
  | 'user'
  | 'password'
  | 'imapHost'
  | 'imapPort'
  | 'smtpHost'
  | 'smtpPort'
  | 'clientId'
  | 'authorizationEndpoint'
  | 'tokenEndpoint'
  | 'form'
export type FormErrors = Readonly<Partial<Record<FormField, DeskErrorShape>>>

/** A form that knows nothing but the address. */
export function emptyForm(address = ''): AccountForm {
  return {
    address,
    displayName: '',
    user: address,
    auth: 'password',
    password: '',
    imap: { host: '', port: '993', security: 'tls' },
    smtp: { host: '', port: '465', security: 'tls' },
    oauth: oauthForm('custom'),
    trustedFingerprint: null,
    smtpTrustedFingerprint: null,
  }
}

export function formOfDiscovery(address: string, found: DiscoveredServers): AccountForm {
  return {
    ...emptyForm(address),
    user: found.user,
    auth: found.auth[0] ?? 'password',
    imap: serverForm(found.imap),
    smtp: found.smtp ? serverForm(found.smtp) : emptyForm().smtp,
    oauth: oauthForm(found.oauthProvider ?? 'custom'),
  }
}

export function formOfSettings(settings: EmailSettings): AccountForm {
  return {
    address: settings.address,
    displayName: settings.displayName,
    user: settings.user,
    auth: settings.auth,
    password: '',
    imap: serverForm(settings.imap),
    smtp: settings.smtp ? serverForm(settings.smtp) : emptyForm().smtp,
    oauth: settings.oauth ? { ...settings.oauth, scopes: settings.oauth.scopes.join(' ') } : oauthForm('custom'),
    trustedFingerprint: settings.trustedFingerprint,
    smtpTrustedFingerprint: settings.smtpTrustedFingerprint,
  }
}

/** The provider's endpoints with the client id still to be filled in. */
export function oauthForm(provider: OAuthForm['provider']): OAuthForm {
  const known = provider === 'custom' ? null : oauthProviders[provider]
  return {
    provider,
    clientId: '',
    clientSecret: '',
    authorizationEndpoint: known?.authorizationEndpoint ?? '',
    tokenEndpoint: known?.tokenEndpoint ?? '',
    scopes: known?.scopes.join(' ') ?? '',
  }
}

/** A new security with the port that belongs to it, unless the user typed a port of his own. */
export function withSecurity(server: ServerForm, security: ServerForm['security'], kind: 'imap' | 'smtp'): ServerForm {
  const ports = kind === 'imap' ? imapPorts : smtpPorts
  return { ...server, security, port: server.port === ports[server.security] ? ports[security] : server.port }
}

const imapPorts = { tls: '993', starttls: '143', none: '143' } as const
const smtpPorts = { tls: '465', starttls: '587', none: '25' } as const

/**
 * The settings the form stands for, on top of `base` (what the form does not show), or what is wrong with it, by field.
 * The password is not looked at: an account that is edited keeps its own.
 */
export function settingsOf(
  form: AccountForm,
  base: Partial<EmailSettings> = {},
): { readonly settings: EmailSettings } | { readonly errors: FormErrors } {
  const errors = errorsOf(form)
  if (Object.keys(errors).length > 0) return { errors }
  const settings = emailSettings.parse({
    ...base,
    address: form.address.trim(),
    displayName: form.displayName.trim(),
    user: form.user.trim(),
    auth: form.auth,
    imap: serverOf(form.imap),
    smtp: form.smtp.host.trim() === '' ? null : serverOf(form.smtp),
    oauth: form.auth === 'oauth2' ? { ...form.oauth, scopes: form.oauth.scopes.split(/\s+/).filter(Boolean) } : null,
    trustedFingerprint: form.trustedFingerprint,
    smtpTrustedFingerprint: form.smtpTrustedFingerprint,
  })
  return { settings }
}

/** What to sign in with, or null when nothing was typed yet. */
export function credentialOf(form: AccountForm, oauthFlow: string | null): CredentialInput | null {
  if (form.auth === 'oauth2') return oauthFlow === null ? null : { type: 'oauth', flow: oauthFlow }
  return form.password === '' ? null : { type: 'password', password: form.password }
}

/** Where an error of a sign-in belongs on the form. */
export function fieldOfError(error: DeskErrorShape, auth: AccountForm['auth']): FormField {
  const server = error.params.protocol === 'smtp' ? 'smtp' : 'imap'
  if (error.code === 'address-invalid') return 'address'
  if (error.code === 'oauth-client-refused') return 'clientId'
  if (error.code === 'oauth-endpoint') return 'authorizationEndpoint'
  if (['tls-mismatch', 'no-encryption', 'encryption-required', 'mail-server-refused'].includes(error.code))
    return `${server}Port`
  if (error.kind === 'auth') return auth === 'password' ? 'password' : 'form'
  if (error.code.startsWith('mail-server-') || error.code === 'connection-lost') return `${server}Host`
  return 'form'
}

/** Whether the account has a server at all; imported files and the sample have none. */
export function isMailbox(account: AccountView): account is AccountView & { readonly email: EmailSettings } {
  return account.email !== null
}

export function problem(code: string, message: string, params: DeskErrorShape['params'] = {}): DeskErrorShape {
  return { kind: 'invalid', code, message, params }
}

function serverForm(server: MailServer): ServerForm {
  return { host: server.host, port: String(server.port), security: server.security }
}

function serverOf(server: ServerForm): MailServer {
  return { host: server.host.trim(), port: Number(server.port), security: server.security }
}

function errorsOf(form: AccountForm): FormErrors {
  const found: [FormField, DeskErrorShape | null][] = [
    ['address', addressProblem(form.address)],
    ['user', form.user.trim() === '' ? problem('user-missing', 'Enter the user name, usually the address.') : null],
    ['imapHost', hostProblem(form.imap)],
    ['imapPort', portProblem(form.imap)],
  ]
  if (form.smtp.host.trim() !== '')
    found.push(['smtpHost', hostProblem(form.smtp)], ['smtpPort', portProblem(form.smtp)])
  if (form.auth === 'oauth2') {
    const { clientId, authorizationEndpoint, tokenEndpoint } = form.oauth
    found.push(
      ['clientId', clientId.trim() === '' ? problem('client-id-missing', 'Enter the client id you registered.') : null],
      ['authorizationEndpoint', endpointProblem(authorizationEndpoint)],
      ['tokenEndpoint', endpointProblem(tokenEndpoint)],
    )
  }
  return Object.fromEntries(found.filter(([, error]) => error !== null))
}

export function addressProblem(address: string): DeskErrorShape | null {
  if (/^[^\s@]+(@[^\s@]+)*@[^\s@]+\.[^\s@.]+$/.test(address.trim())) return null
  if (/^\S+@localhost$/.test(address.trim())) return null
  return problem('address-incomplete', 'Enter the whole address, such as help@shop.example.')
}

function hostProblem({ host, security }: ServerForm): DeskErrorShape | null {
  if (host.trim() === '') return problem('host-missing', 'Enter the server, such as imap.shop.example.')
  if (!/^[\p{L}\p{N}.:[\]-]+$/u.test(host.trim())) return problem('host-invalid', 'This is not the name of a server.')
  if (security === 'none' && !['localhost', '127.0.0.1', '::1', '[::1]'].includes(host.trim())) {
    return problem(
      'plain-not-local',
      'Without encryption the password would travel in the clear. Choose TLS or STARTTLS.',
    )
  }
  return null
}

function portProblem({ port }: ServerForm): DeskErrorShape | null {
  const number = Number(port)
  if (Number.isInteger(number) && number > 0 && number < 65_536) return null
  return problem('port-invalid', 'A port is a number from 1 to 65535.')
}

function endpointProblem(endpoint: string): DeskErrorShape | null {
  if (endpoint.trim() !== '') return null
  return problem('endpoint-missing', 'Enter the https:// address from the provider’s documentation.')
}
