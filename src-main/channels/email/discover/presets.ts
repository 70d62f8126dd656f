import type { DiscoveredServers, MailServer } from '../../../contract/account.ts'

/** A provider whose servers are known without asking anybody. */
export interface Preset {
  readonly provider: string
  /** Domains of its own addresses. */
  readonly domains: readonly string[]
  /** Domains of its mail exchangers, which tell customers with a domain of their own. */
  readonly exchangers: readonly string[]
  readonly imap: MailServer
  readonly smtp: MailServer
  readonly auth: DiscoveredServers['auth']
  readonly oauthProvider: DiscoveredServers['oauthProvider']
  readonly helpUrl: string | null
}

const tls = (host: string, port: number): MailServer => ({ host, port, security: 'tls' })
const startTls = (host: string, port: number): MailServer => ({ host, port, security: 'starttls' })
const password = { auth: ['password'], oauthProvider: null } as const

/** Checked against the providers' own help pages and Thunderbird's database (2026-11). Every user name is the address. */
export const presets: readonly Preset[] = [
  {
    provider: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    exchangers: ['google.com', 'googlemail.com'],
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    auth: ['password', 'oauth2'],
    oauthProvider: 'google',
    helpUrl: 'https://support.google.com/accounts/answer/185833',
  },
  {
    // Microsoft switched passwords off for IMAP: only OAuth is left.
    provider: 'Microsoft 365',
    domains: ['office365.com', 'onmicrosoft.com'],
    exchangers: ['mail.protection.outlook.com', 'mx.microsoft'],
    imap: tls('outlook.office365.com', 993),
    smtp: startTls('smtp.office365.com', 587),
    auth: ['oauth2'],
    oauthProvider: 'microsoft',
    helpUrl:
      'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  },
  {
    provider: 'Outlook.com',
    domains: [
      ...['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'outlook.de', 'outlook.fr', 'outlook.it', 'outlook.es'],
      ...['hotmail.co.uk', 'hotmail.de', 'hotmail.fr', 'hotmail.it', 'hotmail.es', 'live.co.uk', 'live.de', 'live.it'],
    ],
    exchangers: ['olc.protection.outlook.com'],
    imap: tls('outlook.office365.com', 993),
    smtp: startTls('smtp-mail.outlook.com', 587),
    auth: ['oauth2'],
    oauthProvider: 'microsoft',
    helpUrl: 'https://support.microsoft.com/office/d088b986-291d-42b8-9564-9c414e2aa040',
  },
  {
    provider: 'iCloud Mail',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    exchangers: ['mail.icloud.com'],
    imap: tls('imap.mail.me.com', 993),
    smtp: startTls('smtp.mail.me.com', 587),
    ...password,
    helpUrl: 'https://support.apple.com/102654',
  },
  {
    provider: 'Yahoo Mail',
    domains: [
      ...['yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'yahoo.it', 'yahoo.es', 'yahoo.ro', 'yahoo.ca'],
      ...['yahoo.com.br', 'yahoo.co.in', 'ymail.com', 'rocketmail.com', 'myyahoo.com'],
    ],
    exchangers: ['yahoodns.net'],
    imap: tls('imap.mail.yahoo.com', 993),
    smtp: tls('smtp.mail.yahoo.com', 465),
    ...password,
    helpUrl: 'https://help.yahoo.com/kb/SLN15241.html',
  },
  {
    provider: 'AOL Mail',
    domains: ['aol.com', 'aol.de', 'aol.co.uk', 'aol.fr', 'aim.com'],
    exchangers: [],
    imap: tls('imap.aol.com', 993),
    smtp: tls('smtp.aol.com', 465),
    ...password,
    helpUrl: 'https://help.aol.com/articles/create-and-manage-app-password',
  },
  {
    provider: 'GMX',
    domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'],
    exchangers: [],
    imap: tls('imap.gmx.net', 993),
    smtp: tls('mail.gmx.net', 465),
    ...password,
    helpUrl: 'https://hilfe.gmx.net/pop-imap/imap/index.html',
  },
  {
    provider: 'GMX',
    domains: ['gmx.com', 'gmx.co.uk', 'gmx.us', 'gmx.fr', 'gmx.es'],
    exchangers: [],
    imap: tls('imap.gmx.com', 993),
    smtp: startTls('mail.gmx.com', 587),
    ...password,
    helpUrl: 'https://support.gmx.com/pop-imap/imap/index.html',
  },
  {
    provider: 'WEB.DE',
    domains: ['web.de'],
    exchangers: [],
    imap: tls('imap.web.de', 993),
    smtp: startTls('smtp.web.de', 587),
    ...password,
    helpUrl: 'https://hilfe.web.de/pop-imap/imap/index.html',
  },
  {
    provider: 'mail.com',
    domains: ['mail.com', 'email.com', 'usa.com'],
    exchangers: [],
    imap: tls('imap.mail.com', 993),
    smtp: startTls('smtp.mail.com', 587),
    ...password,
    helpUrl: null,
  },
  {
    provider: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm', 'sent.com', 'messagingengine.com'],
    exchangers: ['messagingengine.com'],
    imap: tls('imap.fastmail.com', 993),
    smtp: tls('smtp.fastmail.com', 465),
    ...password,
    helpUrl: 'https://www.fastmail.help/hc/en-us/articles/360058752854',
  },
  {
    provider: 'Zoho Mail',
    domains: ['zoho.com', 'zohomail.com'],
    exchangers: ['zoho.com'],
    imap: tls('imap.zoho.com', 993),
    smtp: tls('smtp.zoho.com', 465),
    ...password,
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
  },
  {
    provider: 'Zoho Mail (EU)',
    domains: ['zoho.eu', 'zohomail.eu'],
    exchangers: ['zoho.eu'],
    imap: tls('imap.zoho.eu', 993),
    smtp: tls('smtp.zoho.eu', 465),
    ...password,
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
  },
  {
    provider: 'Mail.ru',
    domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru', 'xmail.ru'],
    exchangers: ['mail.ru'],
    imap: tls('imap.mail.ru', 993),
    smtp: tls('smtp.mail.ru', 465),
    ...password,
    helpUrl: 'https://help.mail.ru/mail/security/protection/external',
  },
  {
    provider: 'Yandex Mail',
    domains: ['yandex.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'ya.ru'],
    exchangers: ['yandex.net', 'yandex.ru'],
    imap: tls('imap.yandex.com', 993),
    smtp: tls('smtp.yandex.com', 465),
    ...password,
    helpUrl: 'https://yandex.com/support/id/authorization/app-passwords.html',
  },
  {
    provider: 'Libero Mail',
    domains: ['libero.it', 'iol.it', 'blu.it', 'inwind.it', 'giallo.it'],
    exchangers: [],
    imap: tls('imapmail.libero.it', 993),
    smtp: tls('smtp.libero.it', 465),
    ...password,
    helpUrl: 'https://aiuto.libero.it/articolo/mail/parametri-di-configurazione-per-il-client-di-posta/',
  },
  {
    provider: 'Aruba',
    domains: ['aruba.it', 'technet.it'],
    exchangers: ['aruba.it'],
    imap: tls('imaps.aruba.it', 993),
    smtp: tls('smtps.aruba.it', 465),
    ...password,
    helpUrl: 'https://guide.aruba.it/email/caselle-email/parametri-configurazione.aspx',
  },
  {
    provider: 'OVHcloud',
    domains: ['ovh.net', 'ovh.fr'],
    exchangers: ['mail.ovh.net', 'ovh.net'],
    imap: tls('ssl0.ovh.net', 993),
    smtp: tls('ssl0.ovh.net', 465),
    ...password,
    helpUrl: null,
  },
  {
    provider: 'IONOS',
    domains: ['ionos.de', 'online.de', 'onlinehome.de'],
    exchangers: ['kundenserver.de', 'ionos.de', 'schlund.de'],
    imap: tls('imap.ionos.de', 993),
    smtp: tls('smtp.ionos.de', 465),
    ...password,
    helpUrl: 'https://www.ionos.de/hilfe/index.php?id=2490',
  },
  {
    provider: 'IONOS',
    domains: ['ionos.com'],
    exchangers: ['ionos.com', '1and1.com', 'perfora.net'],
    imap: tls('imap.ionos.com', 993),
    smtp: tls('smtp.ionos.com', 465),
    ...password,
    helpUrl: null,
  },
  {
    provider: 'mailbox.org',
    domains: ['mailbox.org'],
    exchangers: ['mailbox.org'],
    imap: tls('imap.mailbox.org', 993),
    smtp: tls('smtp.mailbox.org', 465),
    ...password,
    helpUrl: 'https://kb.mailbox.org/en/private/e-mail',
  },
  {
    provider: 'Posteo',
    domains: ['posteo.de', 'posteo.net', 'posteo.org', 'posteo.eu'],
    exchangers: [],
    imap: tls('posteo.de', 993),
    smtp: tls('posteo.de', 465),
    ...password,
    helpUrl: 'https://posteo.de/en/help',
  },
  {
    provider: 'Migadu',
    domains: ['migadu.com'],
    exchangers: ['migadu.com'],
    imap: tls('imap.migadu.com', 993),
    smtp: tls('smtp.migadu.com', 465),
    ...password,
    helpUrl: null,
  },
  {
    provider: 'Hetzner',
    domains: [],
    exchangers: ['your-server.de'],
    imap: tls('mail.your-server.de', 993),
    smtp: tls('mail.your-server.de', 465),
    ...password,
    helpUrl: null,
  },
  {
    // Proton is reached only through its own program on this computer, which shows a password of its own.
    provider: 'Proton Mail Bridge',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    exchangers: ['protonmail.ch'],
    imap: startTls('127.0.0.1', 1143),
    smtp: startTls('127.0.0.1', 1025),
    ...password,
    helpUrl: 'https://proton.me/mail/bridge',
  },
]

export function presetForDomain(domain: string): Preset | null {
  return presets.find((preset) => preset.domains.includes(domain)) ?? null
}

/** The longest matching exchanger wins: `olc.protection.outlook.com` is a private mailbox, `mail.protection…` a business. */
export function presetForExchanger(exchange: string): Preset | null {
  const host = exchange.toLowerCase().replace(/\.$/, '')
  let best: { readonly preset: Preset; readonly length: number } | null = null
  for (const preset of presets) {
    for (const suffix of preset.exchangers) {
      const matches = host === suffix || host.endsWith(`.${suffix}`)
      if (matches && suffix.length > (best?.length ?? 0)) best = { preset, length: suffix.length }
    }
  }
  return best?.preset ?? null
}

export function serversOfPreset(preset: Preset, address: string): DiscoveredServers {
  const { provider, imap, smtp, auth, oauthProvider, helpUrl } = preset
  return { source: 'preset', provider, imap, smtp, user: address, auth, oauthProvider, helpUrl }
}
