const times = (count: number, part: string | ((index: number) => string)) =>
  Array.from({ length: count }, (_, index) => (typeof part === 'string' ? part : part(index))).join('')

/** Opens, and closes again in the other order. */
const tower = (depth: number, opening: string) => {
  const names = [...opening.matchAll(/<(\w+)/g)].map(([, name]) => `</${name}>`).reverse()
  return `${times(depth, opening)}x${times(depth, names.join(''))}`
}

/**
 * Mails that hold up a browser for seconds or crash it when they are laid out as they are: what each did to a bare frame of
 * Chromium 156 is said beside.
 */
export const heaviest: Readonly<Record<string, string>> = {
  'a hundred thousand nested boxes (13 s to parse)': times(100_000, '<div>'),
  'nested tables (5 s)': times(10_000, '<table border=1><tr><td>x'),
  'nested tables with shares of their height (4 s)': times(10_000, '<table width=100% height=50%><tr><td height=50%>x'),
  'nested floats (out of stack: the page crashes)': times(10_000, '<div style="float:left">x '),
  'nested inline blocks (out of stack: the page crashes)': times(10_000, '<span style="display:inline-block">x '),
  'nested columns (never)': times(10_000, '<div style="columns:3">x '),
  'unclosed formatting that comes again in every box (memory)': `<div>${times(20_000, (i) => `<font size=${i}>`)}</div>${times(20_000, '<div>x</div>')}`,
  'many cells that span everything (2.5 s)': `<table border=1>${times(10_000, '<tr><td rowspan=65534>x<td rowspan=65000>y</tr>')}</table>`,
  'a selector that asks about everything before (10 s)': `<style>${times(2_000, (i) => `div div p:nth-child(${i}n) span ~ span + b {color:red}`)}</style>${times(10_000, '<div><p><span>a</span><span>b</span><b>c</b></p></div>')}`,
  'selectors that look inside (7 s)': `<style>${times(200, (i) => `div:has(p span ~ b):has(i${i}) b {color:red}`)}</style>${times(10_000, '<div><p><span>a</span><b>c</b></p></div>')}`,
  'a word of a million letters': `<p>${'x'.repeat(1_000_000)}`,
  'a file of a table, pasted': `<table>${times(4_000, (i) => `<tr><td>${i}</td><td><font>row</font></td><td>x</td></tr>`)}</table>`,
}

/** Near what a mail may be before it is cut off: these are laid out. */
export const heavy: Readonly<Record<string, string>> = {
  'a table of a thousand rows': `<table border=1>${times(500, (i) => `<tr>${times(10, `<td>cell ${i}</td>`)}</tr>`)}</table>`,
  'towers of tables': times(10, tower(40, '<table border=1><tr><td>x')),
  'towers of flexible boxes': times(
    30,
    tower(90, '<div style="display:flex;flex-direction:column"><div style="flex:1 1 auto;display:flex">x'),
  ),
  'towers of floats': times(30, tower(190, '<div style="float:left">x ')),
  'towers of inline tables': times(
    30,
    tower(95, '<span style="display:inline-table"><span style="display:table-cell">x'),
  ),
  'writing in both directions': times(30, tower(95, '<bdo dir=rtl>a<bdi>ש')),
  'five thousand sizes of letters (9 s)': times(
    5_000,
    (i) => `<span style="font-size:${10 + i / 10}px;font-family:f${i}">字ש🎉к</span>`,
  ),
  'cells that span a hundred': `<table border=1>${times(1_500, '<tr><td rowspan=65534>x<td colspan=999>y</tr>')}</table>`,
  'a stylesheet of two thousand rules': `<style>${times(2_000, (i) => `.a${i} td > div p:nth-child(2n+${i}), b b b {color:red}`)}</style>${times(1_000, '<div><p><span>a</span><span>b</span><b>c</b></p></div>')}`,
  'animations and blurs': `<style>@keyframes a{to{transform:rotate(1turn)}} p{animation:a 1s infinite;filter:blur(900px)}</style>${times(3_000, '<p>x</p>')}`,
}
