/** Groups whose words no reader sees. */
export const hiddenGroups: ReadonlySet<string> = new Set(
  'colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf object themedata colorschememapping latentstyles listtable listoverridetable rsidtbl generator datastore mhtmltag xmlnstbl'.split(
    ' ',
  ),
)

/** Control words that stand for a sign. */
export const signs: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['sect', '\n'],
  ['page', '\n'],
  ['row', '\n'],
  ['tab', '\t'],
  ['cell', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', ' '],
  ['enspace', ' '],
])

/** Charsets of fonts (`\fcharset`) that are not the document's. */
export const fontCharsets: ReadonlyMap<number, string> = new Map([
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gbk'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
])
