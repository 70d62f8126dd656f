import type { Random } from './random.ts'

export interface Letter {
  readonly paragraphs: readonly string[]
  readonly signature: string
  readonly quoteHead: string
  readonly quote: readonly string[]
}

const style = 'font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:1.5;color:#222222;'
const head = `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html">
<style type="text/css">
body{margin:0;padding:0;background:#f6f6f6}
.c{width:600px;margin:0 auto}a{color:#0b5cad;text-decoration:none}
@media only screen and (max-width:600px){.c{width:100%!important}}
</style></head><body>
`

/** What a mail client makes of a letter: a div a paragraph, an inline style each. */
export function letterHtml({ paragraphs, signature, quoteHead, quote }: Letter): string {
  const body = paragraphs.map((text) => `<div dir="ltr" style="${style}">${escaped(text)}</div><div><br></div>`)
  const sign = signature
    ? `<div style="${style}color:#777777">-- <br>${escaped(signature).replace(/\n/g, '<br>\n')}</div>`
    : ''
  const lines = quote.map((line) => `<div>${escaped(line)}</div>`).join('\n')
  const quoted = `<div class="quote">${escaped(quoteHead)}<blockquote style="margin:0 0 0 .8ex;border-left:1px solid #cccccc">
${lines}
</blockquote></div>`
  return `${head}${body.join('\n')}\n${sign}\n${quote.length > 0 ? quoted : ''}</body></html>\n`
}

/** What a newsletter is made of: a preheader nobody sees, tables, buttons, a tracking pixel. */
export function newsletterHtml(random: Random, paragraphs: readonly string[]): string {
  const rows = paragraphs.map((text, index) => {
    const row = `<tr><td style="${style}padding:8px 24px;" align="left" valign="top"><p style="margin:0 0 12px 0;">${escaped(text)}</p></td></tr>`
    return index % 2 === 0 ? row : `${row}\n${button(random, text.slice(0, 24))}`
  })
  const preheader = `<div style="display:none;max-height:0;overflow:hidden">${escaped(paragraphs[0]?.slice(0, 90) ?? '')}</div>`
  return `${head}${preheader}
<table role="presentation" class="c" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff">
${rows.join('\n')}
</table>
<img src="https://open.shop.example/o.gif" width="1" height="1" alt="">
</body></html>\n`
}

function button(random: Random, text: string): string {
  const target = `https://click.shop.example/c/${random.between(1e9, 9e9).toString(36)}?utm_campaign=${random.between(100, 999)}`
  return `<tr><td style="padding:8px 24px"><a href="${target}" style="background:#0b5cad;color:#ffffff;padding:10px 18px;border-radius:4px;">${escaped(text)}</a><img src="https://img.shop.example/${random.between(1e6, 9e6)}/hero.png" width="552" height="180" alt="" style="display:block;border:0"></td></tr>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
