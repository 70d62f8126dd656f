/** Where the two big providers let a desktop program sign in to mail; the client id is the user's own. */
export interface OAuthProvider {
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly scopes: readonly string[]
  /** Where the user registers a client id. */
  readonly registrationUrl: string
}

export const oauthProviders: Readonly<Record<'google' | 'microsoft', OAuthProvider>> = {
  google: {
    authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenEndpoint: 'https://oauth2.googleapis.com/token',
    scopes: ['https://mail.google.com/'],
    registrationUrl: 'https://console.cloud.google.com/apis/credentials',
  },
  microsoft: {
    authorizationEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scopes: [
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
      'offline_access',
    ],
    registrationUrl: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps',
  },
}
