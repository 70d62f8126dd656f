/** What a test may want different from a usual server. */
export interface DovecotOptions {
  /** Advertised instead of the server's own list, to hide what a lesser server lacks: `IMAP4rev1 IDLE …`. */
  readonly capability?: string
  /** Offers COMPRESS=DEFLATE. */
  readonly compress?: boolean
  /** Storage limit of every user, in Dovecot's words: `20K`. */
  readonly quota?: string
  /** Folders every user has, each with its special use (`\\Sent`), or the empty text for none. */
  readonly folders?: Readonly<Record<string, string>>
  /** Takes mail from a Postfix over LMTP, and checks passwords for it. */
  readonly withPostfix?: boolean
}

export interface DovecotPaths {
  readonly root: string
  readonly imapPort: number
  readonly imapsPort: number
  readonly tokenPort: number
  readonly lmtpPort: number
  readonly saslPort: number
  readonly mailUid: number
  readonly mailGid: number
  readonly asRoot: boolean
}

const usualFolders = {
  Sent: '\\Sent',
  Drafts: '\\Drafts',
  Trash: '\\Trash',
  Archive: '\\Archive',
  Junk: '\\Junk',
}

/** Configuration of a private Dovecot 2.3: every user exists, the password is `secret`, mail lies in `mail/USER/Maildir`. */
export function dovecotConfig(at: DovecotPaths, options: DovecotOptions): string {
  const plugins = [...(options.quota ? ['quota', 'imap_quota'] : []), ...(options.compress ? ['imap_zlib'] : [])]
  const folders = Object.entries(options.folders ?? usualFolders).map(
    ([name, use]) => `mailbox "${name}" {\n auto = subscribe\n ${use ? `special_use = ${use}` : ''}\n}`,
  )
  return `
base_dir = ${at.root}/run
state_dir = ${at.root}/state
log_path = ${at.root}/dovecot.log
protocols = imap ${options.withPostfix ? 'lmtp' : ''}
listen = 127.0.0.1
${at.asRoot ? 'default_internal_user = dovecot\ndefault_login_user = dovenull' : ownUser(at)}
first_valid_uid = 1
ssl = yes
ssl_cert = <${at.root}/cert.pem
ssl_key = <${at.root}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login oauthbearer xoauth2
auth_failure_delay = 0
mail_location = maildir:~/Maildir
mail_plugins = ${options.quota ? 'quota' : ''}
${options.capability ? `imap_capability = ${options.capability}` : ''}
protocol imap {
 mail_max_userip_connections = 100
 mail_plugins = ${plugins.join(' ')}
}
plugin {
 ${options.quota ? `quota = maildir:User quota\nquota_rule = *:storage=${options.quota}` : ''}
}
passdb {
 driver = oauth2
 mechanisms = xoauth2 oauthbearer
 args = ${at.root}/oauth2.conf.ext
}
passdb {
 driver = static
 args = password=secret
}
userdb {
 driver = static
 args = uid=${at.mailUid} gid=${at.mailGid} home=${at.root}/mail/%u allow_all_users=yes
}
namespace inbox {
 inbox = yes
 separator = /
 ${folders.join('\n')}
}
service imap-login {
 chroot =
 inet_listener imap {
  port = ${at.imapPort}
 }
 inet_listener imaps {
  port = ${at.imapsPort}
  ssl = yes
 }
}
service anvil {
 chroot =
 # Without it every wrong password slows the next sign-in down by seconds.
 unix_listener anvil-auth-penalty {
  mode = 0
 }
}
service stats {
 chroot =
}
${options.withPostfix ? postfixServices(at) : ''}
`
}

function postfixServices(at: DovecotPaths): string {
  return `
service lmtp {
 inet_listener lmtp {
  address = 127.0.0.1
  port = ${at.lmtpPort}
 }
}
service auth {
 inet_listener {
  address = 127.0.0.1
  port = ${at.saslPort}
 }
}
`
}

/** How Dovecot asks whether an access token is good: our own endpoint answers. */
export function oauthConfig(at: DovecotPaths): string {
  return `
tokeninfo_url = http://127.0.0.1:${at.tokenPort}/tokeninfo?access_token=
introspection_url = http://127.0.0.1:${at.tokenPort}/introspect
introspection_mode = post
username_attribute = email
active_attribute = active
active_value = true
`
}

function ownUser(at: DovecotPaths): string {
  const name = process.env.USER ?? String(at.mailUid)
  return `default_internal_user = ${name}\ndefault_login_user = ${name}\ndefault_internal_group = ${at.mailGid}`
}
