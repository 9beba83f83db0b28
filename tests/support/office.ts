import { createRequire } from 'node:module'
import { inflateRawSync } from 'node:zlib'

const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  JSDOM: new (source: string, options: { contentType: string }) => { window: { document: Document } }
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const DEFLATED = 8

/** The parts of an office file, each as XML. Reads ZIP and XML by other means than those that wrote them. @throws if a part is not well-formed */
export function readParts(file: Uint8Array): ReadonlyMap<string, Document> {
  const zip = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('Not a ZIP file')
  const parts = new Map<string, Document>()
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('The list of parts is broken')
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const head = zip.readUInt32LE(at + 42)
    const from = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28)
    const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20))
    const text = (zip.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(bytes) : bytes).toString('utf8')
    if (parts.has(name)) throw new Error(`${name} is there twice`)
    if (/\.(xml|rels)$/.test(name)) parts.set(name, new JSDOM(text, { contentType: 'text/xml' }).window.document)
    at += 46 + nameLength + extra + comment
  }
  return parts
}

/** Every element of that name, whatever its prefix. */
export const all = (within: Document | Element, name: string): Element[] =>
  Array.from(within.getElementsByTagNameNS('*', name))

/** What is named in the list of types and in relations, and is not there. */
export function missingParts(parts: ReadonlyMap<string, Document>): string[] {
  const types = parts.get('[Content_Types].xml')
  const named = types ? all(types, 'Override').map((one) => one.getAttribute('PartName')?.slice(1) ?? '') : ['types']
  for (const [name, xml] of parts) {
    if (!name.endsWith('.rels')) continue
    const folder = name.replace(/_rels\/[^/]+$/, '')
    for (const one of all(xml, 'Relationship'))
      if (one.getAttribute('TargetMode') !== 'External')
        named.push(new URL(one.getAttribute('Target') ?? '', `file:///${folder}`).pathname.slice(1))
  }
  return named.filter((name) => /\.(xml|rels)$/.test(name) && !parts.has(name))
}

export interface ReadSheet {
  readonly name: string
  readonly xml: Document
  /** Row by row, gaps empty. */
  readonly rows: readonly (readonly (string | number)[])[]
  /** How the cell at `B5` is shown. */
  readonly formatOf: (at: string) => string
}

const GENERAL = new Map([
  ['0', 'General'],
  ['49', '@'],
])

/** A workbook as a spreadsheet reads it. */
export function readWorkbook(file: Uint8Array): {
  parts: ReadonlyMap<string, Document>
  sheets: ReadSheet[]
  names: ReadonlyMap<string, string>
} {
  const parts = readParts(file)
  const part = (name: string) => {
    const found = parts.get(name)
    if (!found) throw new Error(`There is no ${name}`)
    return found
  }
  const strings = all(part('xl/sharedStrings.xml'), 'si').map((one) => one.textContent ?? '')
  const styles = part('xl/styles.xml')
  const codes = new Map(
    all(styles, 'numFmt').map((one) => [one.getAttribute('numFmtId') ?? '', one.getAttribute('formatCode') ?? '']),
  )
  const [cellXfs] = all(styles, 'cellXfs')
  const formats = (cellXfs ? all(cellXfs, 'xf') : []).map((xf) => {
    const id = xf.getAttribute('numFmtId') ?? ''
    const code = codes.get(id) ?? GENERAL.get(id)
    if (code === undefined) throw new Error(`There is no number format ${id}`)
    return code
  })
  const book = part('xl/workbook.xml')
  const sheets = all(book, 'sheet').map((sheet, index): ReadSheet => {
    const xml = part(`xl/worksheets/sheet${index + 1}.xml`)
    const rows: (string | number)[][] = []
    const shown = new Map<string, string>()
    for (const cell of all(xml, 'c')) {
      const at = cell.getAttribute('r') ?? ''
      const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(at) ?? []
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
      const value = all(cell, 'v')[0]?.textContent ?? ''
      const row = (rows[Number(number) - 1] ??= [])
      while (row.length < column) row.push('')
      const text = cell.getAttribute('t') === 's' ? strings[Number(value)] : undefined
      if (cell.getAttribute('t') === 's' && text === undefined) throw new Error(`${at} names a text that is not there`)
      row[column] = text ?? (value === '' ? '' : Number(value))
      const format = formats[Number(cell.getAttribute('s') ?? 0)]
      if (format === undefined) throw new Error(`${at} has a look that is not there`)
      shown.set(at, format)
    }
    return {
      name: sheet.getAttribute('name') ?? '',
      xml,
      rows: Array.from(rows, (row) => row ?? []),
      formatOf: (at) => shown.get(at) ?? '',
    }
  })
  const names = new Map(
    all(book, 'definedName').map((one) => [
      `${one.getAttribute('name')} ${one.getAttribute('localSheetId')}`,
      one.textContent ?? '',
    ]),
  )
  return { parts, sheets, names }
}
