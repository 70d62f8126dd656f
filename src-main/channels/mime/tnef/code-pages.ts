/** The charset behind a Windows code page, as `decodeCharset` knows it. */
export function charsetOfPage(page: number): string {
  if (page === 65001) return 'utf-8'
  if (page === 20866) return 'koi8-r'
  if (page >= 50220 && page <= 50222) return 'iso-2022-jp'
  if (page >= 28591 && page <= 28605) return `iso-8859-${page - 28590}`
  return page >= 1250 && page <= 1258 ? `windows-${page}` : `cp${page}`
}
