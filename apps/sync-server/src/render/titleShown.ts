/**
 * The same PDF with one word more: that a window bears the title of the document and not the name of the file, as PDF/UA
 * asks. Typst says it only in files it has checked itself. Written behind the file as an update of its catalog
 * (ISO 32000-1, 7.5.6). @throws if the file is not built as Typst builds it
 */
export function withTitleShown(pdf: Uint8Array): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const text = file.toString('latin1')
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const [, root = ''] = /\/Root (\d+) 0 R/.exec(trailer) ?? []
  const [, xrefAt = ''] = /startxref\s+(\d+)/.exec(trailer) ?? []
  const catalogAt = text.lastIndexOf(`\n${root} 0 obj\n`) + 1
  const catalog = text.slice(catalogAt, text.indexOf('endobj', catalogAt))
  const changed = catalog.replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true')
  if (!root || !xrefAt || changed === catalog)
    throw new Error('The PDF has no catalog that could say its title is shown')
  const updateAt = file.length + 1
  const object = `${changed}endobj\n`
  const entries = trailer.slice(trailer.indexOf('<<') + 2, trailer.indexOf('>>\nstartxref'))
  const update =
    `\n${object}xref\n${root} 1\n${String(updateAt).padStart(10, '0')} 00000 n \n` +
    `trailer\n<<${entries}  /Prev ${xrefAt}\n>>\nstartxref\n${updateAt + object.length}\n%%EOF`
  return Buffer.concat([file, Buffer.from(update, 'latin1')])
}
