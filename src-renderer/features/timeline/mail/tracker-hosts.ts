/**
 * Where images come from that are there to be counted, not to be seen: hosts (with everything below them), some with the
 * path that only their counters have, because their other images are real. From what the services document.
 */
const trackers: readonly { readonly host: string; readonly path?: RegExp }[] = [
  { host: 'awstrack.me' },
  { host: 'bananatag.com' },
  { host: 'bat.bing.com' },
  { host: 'beacon.krxd.net' },
  { host: 'cmail19.com', path: /^\/t\// },
  { host: 'cmail20.com', path: /^\/t\// },
  { host: 'convertkit-mail.com', path: /^\/o\// },
  { host: 'convertkit-mail2.com', path: /^\/o\// },
  { host: 'createsend1.com', path: /^\/t\// },
  { host: 'customeriomail.com', path: /^\/e\/o\// },
  { host: 'doubleclick.net' },
  { host: 'emltrk.com' },
  { host: 'facebook.com', path: /^\/tr\b|email_open_log_pic/ },
  { host: 'getnotify.com' },
  { host: 'google-analytics.com' },
  { host: 'hubspotemail.net', path: /\/e\d?t\/o\// },
  { host: 'hubspotlinks.com' },
  { host: 'intercom-mail.com', path: /^\/via\/o\b|\/o\?/ },
  { host: 'klaviyomail.com', path: /^\/o(pen)?\// },
  { host: 'linkedin.com', path: /^\/emimp\// },
  { host: 'list-manage.com', path: /^\/track\/open/ },
  { host: 'litmus.com', path: /^\/(t|e)\// },
  { host: 'mailfoogae.appspot.com' },
  { host: 'mailgun.org', path: /^\/o\// },
  { host: 'mailstat.us' },
  { host: 'mailtrack.io' },
  { host: 'mandrillapp.com', path: /^\/track\/open/ },
  { host: 'mixmax.com', path: /^\/(api\/track|e\/o)/ },
  { host: 'mixpanel.com' },
  { host: 'outreach.io', path: /^\/(o|open)\// },
  { host: 'pixel.app.returnpath.net' },
  { host: 'pstmrk.it', path: /\/open\b/ },
  { host: 'quantserve.com' },
  { host: 'r.superhuman.com' },
  { host: 'sailthru.com', path: /\/pixel\b/ },
  { host: 'salesloft.com', path: /^\/t(rack)?\// },
  { host: 'scorecardresearch.com' },
  { host: 'sendgrid.net', path: /\/wf\/open/ },
  { host: 'sparkpostmail.com', path: /^\/q\// },
  { host: 't.yesware.com' },
  { host: 'track.customer.io' },
  { host: 'track.hubspot.com' },
  { host: 'trk.email' },
]

/** Paths by which the big senders' counters can be told whatever host a customer of theirs put before them. */
const trackerPath =
  /\/wf\/open\b|\/track\/open(\.php)?\b|\/e2t\/o\/|\/e3t\/O\b|\/open\.(aspx|php|gif)\b|\/pixel\.(gif|png)\b/i

/** The image at this address is there to be counted. */
export function isTracker(url: URL): boolean {
  return (
    trackerPath.test(url.pathname) ||
    trackers.some(
      ({ host, path }) =>
        (url.hostname === host || url.hostname.endsWith(`.${host}`)) && (path === undefined || path.test(url.pathname)),
    )
  )
}
