/** A small, valid PDF 1.4: one list of Latin-1 lines a page, the first of each set large. */
export function pdf(pages: readonly (readonly string[])[]): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((lines, index) => {
      const content = draw(lines)
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(file + table + trailer, 'latin1')
}

function draw(lines: readonly string[]): string {
  const escaped = (line: string) => line.replace(/[\\()]/g, '\\$&')
  const rows = lines.map(
    (line, index) =>
      `/F1 ${index === 0 ? 22 : 12} Tf 64 ${740 - index * 22} Td (${escaped(line)}) Tj -64 ${index * 22 - 740} Td`,
  )
  return `BT ${rows.join(' ')} /F1 9 Tf 64 60 Td (Larkspur & Pine  -  Mill Lane 4, Ravensbeck  -  hello@larkspur.example) Tj ET`
}
