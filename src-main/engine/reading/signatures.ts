import { isBlank, type TextLine } from './text-lines.ts'

/**
 * Where the signature at the end of a stretch of lines (`from`, `to` exclusive) begins; null where there is none that is
 * certain. A name under "Best regards" is no signature; the address and telephone below it are.
 */
export function signatureStart(lines: readonly TextLine[], from: number, to: number): number | null {
  return markedSignature(lines, from, to) ?? contactBlock(lines, from, to) ?? clientLine(lines, from, to)
}

/** RFC 3676 4.3 says `-- `; many clients lose the blank, and people draw such lines too. */
const longestMarked = 40
const longestUnmarked = 15

function markedSignature(lines: readonly TextLine[], from: number, to: number): number | null {
  for (let at = Math.max(from, to - longestMarked); at < to; at++) {
    const line = lines[at] as TextLine
    if (line.words !== '--' && line.words !== '—') continue
    const isExact = line.end - line.start === 3
    if (isExact || to - at <= longestUnmarked) return at
  }
  return null
}

const closer = new RegExp(
  `^(?:${[
    '(?:(?:with )?(?:best|kind|kindest|warm|warmest) )?regards|all the best|best|best wishes|many thanks|thanks|thank you|thanks and regards|cheers|(?:yours )?(?:sincerely|faithfully|truly)',
    '(?:mit )?(?:freundlichen?|besten|vielen|lieben|herzlichen|sonnigen|schönen)[em]? gr(?:ü|ue)(?:ß|ss)en?|mit freundlichem gru(?:ß|ss)|(?:freundliche|beste|viele|liebe|herzliche|schöne) gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|mfg|vg|lg|(?:besten|vielen|herzlichen) dank',
    '(?:un )?(?:cordiali?|distinti|cari) salut[io]|saluti|un saluto|cordialmente|grazie(?: mille)?|grazie e (?:cordiali )?saluti',
    'с уважением|с наилучшими пожеланиями|спасибо|заранее (?:спасибо|благодар(?:ю|ен|на))|всего доброго',
    'cu stim[ăa]|cu respect|cu considerație|cu drag|mul[țt]umesc|vă mulțumesc|numai bine|toate cele bune|o zi (?:bun[ăa]|frumoas[ăa])',
  ].join('|')})[\\s,.!;–-]*$`,
  'iu',
)
const contact =
  /(?:tel|phone|mobile|mobil|cell|fax|telefon|handy|тел|моб|факс|電話|携帯)[.\p{L}]*\s*[:.：]?\s*\+?[\d(]|(?<!\d)\+?\(?\d[\d\s()./-]{7,}\d|https?:\/\/|www\.|\S@\S+\.\S|〒\s?\d{3}/iu
const ornament = /^[-=_*~‐-―─━＝＿ー◇◆□■○●☆★♪･・.:+#<>/|\s]{6,}$/u
const longestBlock = 14

/** Name, company, telephone: short lines after a closing phrase or a drawn line, one of them a way to reach the writer. */
function contactBlock(lines: readonly TextLine[], from: number, to: number): number | null {
  for (let at = Math.max(from, to - longestBlock - 2); at < to - 1; at++) {
    const words = (lines[at] as TextLine).words
    const isDrawn = ornament.test(words)
    if (!isDrawn && !closer.test(words)) continue
    // The name under the closing phrase stays: it says who wrote.
    const name = isDrawn ? at : nextFull(lines, at + 1, to)
    const start = isDrawn ? at : nextFull(lines, name + 1, to)
    if (isContact(lines, isDrawn ? nextFull(lines, at + 1, to) : start, to)) return start
  }
  return null
}

function isContact(lines: readonly TextLine[], from: number, to: number): boolean {
  const block = lines.slice(from, to).filter((line) => !isBlank(line))
  const isShort = block.every((line) => line.end - line.start <= 100 && !isSentence(line.words))
  return block.length >= 2 && isShort && block.some((line) => contact.test(line.words))
}

/** Companies end in full stops too (`Inc.`, `S.r.l.`): a sentence has some words before. */
function isSentence(words: string): boolean {
  return /[?？。]$/.test(words) || (/[.!]$/.test(words) && words.split(' ').length > 5)
}

const product =
  '(?:iphone|ipad|ios|android|samsung|galaxy|huawei|xiaomi|pixel|blackberry|apple watch|outlook|windows|yahoo|gmail|proton|gmx|web\\.de|libero|mail\\.ru|яндекс|почт|mailspring|fairemail|k-9|k9|thunderbird|bluemail|aquamail|spark|superhuman|tablet|smartphone|mobil|мобильн|телефон|handy|e-?mail|device|dispositivo|phone)'
const sentWith = new RegExp(
  `^(?:${[
    `(?:sent|get|gesendet|versendet|inviat[oa]|scarica|ottieni|отправлено|скачайте|trimis[ăa]?|expediat|obțineți|descărcați|envoyé|enviado|verzonden|wysłan[eo]|skickat) .{0,60}${product}.{0,60}`,
    `(?:von|mit|diese (?:nachricht|e-?mail|mail) wurde) .{0,60}${product}.{0,40}(?:gesendet|geschickt|verschickt)[.!]?`,
    'outlook für (?:ios|android|mac|windows)(?: beziehen| herunterladen)?.{0,60}',
    '.{1,40}(?:から送信(?:されました)?。?|を入手.{0,60})',
  ].join('|')})$`,
  'iu',
)
const deepestClientLine = 4

/** `Sent from my iPhone`: what the mail program says of itself, at the very end. */
function clientLine(lines: readonly TextLine[], from: number, to: number): number | null {
  let start: number | null = null
  for (let at = to - 1, full = 0; at >= from && full < deepestClientLine; at--) {
    const line = lines[at] as TextLine
    if (isBlank(line)) continue
    full++
    const isLink = /^[<(]?https?:\/\/\S+[>)]?$/.test(line.words)
    if (sentWith.test(line.words)) start = at
    else if (!isLink && !ornament.test(line.words)) break
  }
  return start
}

function nextFull(lines: readonly TextLine[], from: number, to: number): number {
  let at = from
  while (at < to && isBlank(lines[at])) at++
  return at
}
