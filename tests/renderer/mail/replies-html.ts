const quote = '<p>Dear Ana, your kettle is on its way.</p>'

/** How mail clients write an answer in HTML; `says` is what is new in it, and all a reader should see first. */
export const replies: readonly { readonly client: string; readonly html: string; readonly says: string }[] = [
  {
    client: 'Gmail',
    html: `<div dir="ltr">Grazie!</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Il giorno lun 16 nov 2026 Shop ha scritto:<br></div><blockquote class="gmail_quote" style="border-left:1px solid #ccc">${quote}</blockquote></div>`,
    says: 'Grazie!',
  },
  {
    client: 'Gmail of old',
    html: `Thanks<div class="gmail_extra"><br><div class="gmail_quote">On 16 Nov 2026, Shop wrote:<br><blockquote class="gmail_quote">${quote}</blockquote></div></div>`,
    says: 'Thanks',
  },
  {
    client: 'Apple Mail',
    html: `<html><body>Danke!<br><div><br><blockquote type="cite"><div>Am 16.11.2026 um 10:01 schrieb Shop:</div><br><div>${quote}</div></blockquote></div></body></html>`,
    says: 'Danke!',
  },
  {
    client: 'Thunderbird',
    html: `<p>Merci.</p><div class="moz-cite-prefix">Le 16/11/2026 à 10:01, Shop a écrit :<br></div><blockquote type="cite" cite="mid:1@shop.test">${quote}</blockquote>`,
    says: 'Merci.',
  },
  {
    client: 'Thunderbird, answering below',
    html: `<div class="moz-cite-prefix">On 16/11/2026, Shop wrote:</div><blockquote type="cite">${quote}</blockquote><p>It has arrived.</p>`,
    says: 'It has arrived.',
  },
  {
    client: 'Outlook on the web',
    html: `<div>Sure.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Shop<br><b>Sent:</b> Monday</div><div>${quote}</div>`,
    says: 'Sure.',
  },
  {
    client: 'Outlook on the web, only with its header',
    html: `<div>Sure.</div><hr><div id="x_divRplyFwdMsg"><b>От:</b> Shop</div><div>${quote}</div>`,
    says: 'Sure.',
  },
  {
    client: 'Outlook for Windows',
    html: `<div class=WordSection1><p class=MsoNormal>Gern.</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>Von:</b> Shop<br><b>Gesendet:</b> Montag, 16. November 2026<br><b>An:</b> Ana<br><b>Betreff:</b> Kessel</p></div></div>${quote}</div>`,
    says: 'Gern.',
  },
  {
    client: 'the new Outlook',
    html: `<div>OK</div><div id="mail-editor-reference-message-container"><div><b>From:</b> Shop</div>${quote}</div>`,
    says: 'OK',
  },
  {
    client: 'Hotmail of old',
    html: `<div>Yes please<br><br><hr id="stopSpelling">From: help@shop.test<br>To: ana@mail.test<br>${quote}</div>`,
    says: 'Yes please',
  },
  {
    client: 'Yahoo',
    html: `<div>Da, mulțumesc.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>Pe luni, 16 noiembrie 2026, Shop a scris:</div><div>${quote}</div></div>`,
    says: 'Da, mulțumesc.',
  },
  {
    client: 'Proton',
    html: `<div>Fine.</div><div class="protonmail_quote">On Monday, Shop wrote:<br><blockquote class="protonmail_quote" type="cite">${quote}</blockquote></div>`,
    says: 'Fine.',
  },
  {
    client: 'Mail.ru, with a quote that nothing marks but the line before',
    html: `<div>Спасибо!</div><div>Понедельник, 16 ноября 2026, 10:01 +03:00 от Shop &lt;help@shop.test&gt;:</div><blockquote style="border-left:1px solid #0857a6">${quote}</blockquote>`,
    says: 'Спасибо!',
  },
  {
    client: 'a Japanese client, with a full-width colon',
    html: `<div>ありがとうございます。</div>2026年11月16日(月) 10:01 Shop &lt;<a href="mailto:help@shop.test">help@shop.test</a>&gt;：<br><blockquote>${quote}</blockquote>`,
    says: 'ありがとうございます。',
  },
  {
    client: 'somebody who answers point by point',
    html: '<blockquote type="cite">Which colour?</blockquote><p>Blue.</p><blockquote type="cite">Which size?</blockquote><p>Small.</p>',
    says: 'Which colour? Blue. Which size? Small.',
  },
  {
    client: 'somebody who says nothing new',
    html: `<div class="gmail_quote"><div class="gmail_attr">On 16 Nov 2026, Shop wrote:</div><blockquote class="gmail_quote">${quote}</blockquote></div>`,
    says: 'On 16 Nov 2026, Shop wrote: Dear Ana, your kettle is on its way.',
  },
  {
    client: 'somebody who forwards from Gmail',
    html: `<div>See below</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Shop</div>${quote}</div>`,
    says: 'See below ---------- Forwarded message --------- From: Shop Dear Ana, your kettle is on its way.',
  },
  {
    client: 'somebody who quotes a poem',
    html: '<p>As the poet says</p><blockquote>Tea is the answer.</blockquote><p>Yours</p>',
    says: 'As the poet says Tea is the answer. Yours',
  },
]
