import { z } from 'zod'
import type { DeskErrorShape } from './errors.ts'
import type { AccountId } from './ids.ts'
import type { ChannelKind } from './message.ts'

/** `tls`: implicit TLS from the first byte · `starttls`: required upgrade · `none`: loopback only. */
export const transportSecurities = ['tls', 'starttls', 'none'] as const

export const mailServer = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  security: z.enum(transportSecurities),
})
export type MailServer = z.infer<typeof mailServer>

export const authMethods = ['password', 'oauth2'] as const

/** Everything about a mailbox that is not a secret. */
export const emailSettings = z.object({
  address: z.string().trim().min(3).max(320),
  displayName: z.string().trim().max(200).default(''),
  /** Login name; most servers want the address. */
  user: z.string().trim().min(1).max(320),
  auth: z.enum(authMethods).default('password'),
  imap: mailServer,
  /** Null until sending is set up. */
  smtp: mailServer.nullable().default(null),
  /** Below every message from this account; HTML of the editor. */
  signature: z.string().max(50_000).default(''),
  /** `auto`: kept in Sent unless the provider does it by itself (Gmail, Microsoft 365). */
  keepSentCopy: z.enum(['auto', 'always', 'never']).default('auto'),
  /** Drafts are also kept in the server's own folder. */
  draftsOnServer: z.boolean().default(false),
  /** Other addresses of the business that are "us" in this mailbox. */
  aliases: z.array(z.string()).default([]),
  /** Folders besides inbox, sent and archive, by path. */
  extraFolders: z.array(z.string()).default([]),
  /** Attachments up to this size come with the message; 0 fetches on demand only. */
  prefetchAttachmentsUpToBytes: z.number().int().min(0).default(0),
  /** Ceiling for the line, bytes a second; null does not throttle. */
  maxBytesPerSecond: z.number().int().min(1024).nullable().default(null),
  oauth: z
    .object({
      provider: z.enum(['google', 'microsoft', 'custom']),
      clientId: z.string().min(1),
      clientSecret: z.string().default(''),
      authorizationEndpoint: z.string(),
      tokenEndpoint: z.string(),
      scopes: z.array(z.string()),
    })
    .nullable()
    .default(null),
  /** SHA-256 of the certificate the user chose to trust (`AA:BB:…`); null trusts the system's authorities only. */
  trustedFingerprint: z.string().nullable().default(null),
  /** The same for the server that sends, where it shows another one. */
  smtpTrustedFingerprint: z.string().nullable().default(null),
})
export type EmailSettings = z.infer<typeof emailSettings>

/** What a discovery found for an address, best first; the user may correct it by hand. */
export interface DiscoveredServers {
  readonly source: 'preset' | 'autoconfig' | 'srv' | 'guess'
  readonly provider: string
  readonly imap: MailServer
  readonly smtp: MailServer | null
  readonly user: string
  readonly auth: readonly (typeof authMethods)[number][]
  readonly oauthProvider: 'google' | 'microsoft' | null
  /** A page of the provider that explains app passwords, if one is needed. */
  readonly helpUrl: string | null
}

export interface SyncProgress {
  /** Messages stored of those the server holds in the followed folders. */
  readonly done: number
  readonly total: number
  readonly perSecond: number
  /** Null until a rate is known. */
  readonly etaMs: number | null
  readonly folder: string
}

export type AccountState =
  | { readonly status: 'connecting' }
  | { readonly status: 'syncing'; readonly progress: SyncProgress }
  | { readonly status: 'online'; readonly since: number }
  | { readonly status: 'paused' }
  | { readonly status: 'offline'; readonly error: DeskErrorShape | null; readonly retryAt: number | null }
  /** Waits for the user: a password, a certificate, room on the disk. */
  | { readonly status: 'attention'; readonly error: DeskErrorShape }
  /** Imported files and the sample workspace: nothing to connect to. */
  | { readonly status: 'local' }

export interface AccountView {
  readonly id: AccountId
  readonly kind: ChannelKind
  readonly address: string
  readonly name: string
  readonly state: AccountState
  readonly messages: number
  readonly lastSyncAt: number | null
  readonly sample: boolean
  /** Imported from files: the account has no server. */
  readonly local: boolean
  /** Null for accounts without a server. */
  readonly email: EmailSettings | null
}

export interface FolderView {
  readonly path: string
  readonly name: string
  readonly role: 'inbox' | 'sent' | 'archive' | 'all' | 'drafts' | 'junk' | 'trash' | 'other'
  readonly followed: boolean
  readonly messages: number
}

/** How the credential of a new account reaches the engine: typed, or from a finished OAuth flow. */
export const credentialInput = z.discriminatedUnion('type', [
  z.object({ type: z.literal('password'), password: z.string().min(1).max(4096) }),
  z.object({ type: z.literal('oauth'), flow: z.string() }),
])
export type CredentialInput = z.infer<typeof credentialInput>
