import { deflateRawSync } from 'node:zlib'

/** Files of a zip; what it says about their sizes may be a lie. */
export interface ZipPart {
  readonly name: string
  readonly bytes: Buffer
  readonly saysSize?: number
}

/** A zip file as other programs write it, by hand: so that it can also be wrong. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes, saysSize = bytes.length } of parts) {
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(saysSize, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(saysSize, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    const body = Buffer.concat([head, Buffer.from(name), packed])
    bodies.push(body)
    directory.push(entry, Buffer.from(name))
    at += body.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}

const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

/** What stands in a cell; `style` 1: a day, 2: a month, 3: percent; `formula`: computed, with the result beside it. */
export type TestCell =
  | string
  | number
  | { readonly value: number; readonly style: 1 | 2 | 3 }
  | { readonly value: string; readonly formula: string }

export interface TestSheet {
  readonly name: string
  readonly rows: readonly (readonly TestCell[])[]
  readonly merged?: readonly string[]
  readonly isHidden?: boolean
}

/** An Excel file; its words stand in the list all sheets share. */
export function xlsxOf(sheets: readonly TestSheet[], more: readonly ZipPart[] = []): Buffer {
  const shared: string[] = []
  const parts = sheets.map(({ rows, merged = [] }, index): ZipPart => {
    const lines = rows.map(
      (row, line) =>
        `<row r="${line + 1}">${row.map((cell, at) => cellXml(cell, `${letters(at)}${line + 1}`)).join('')}</row>`,
    )
    const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    const end = merges && `<mergeCells>${merges}</mergeCells>`
    return {
      name: `xl/worksheets/sheet${index + 1}.xml`,
      bytes: xml(`<worksheet><sheetData>${lines.join('')}</sheetData>${end}</worksheet>`),
    }
  })
  const list = sheets
    .map(
      ({ name, isHidden }, index) =>
        `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${isHidden ? ' state="hidden"' : ''}/>`,
    )
    .join('')
  const links = sheets
    .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
    .join('')
  return zipOf([
    { name: '[Content_Types].xml', bytes: xml('<Types/>') },
    { name: 'xl/workbook.xml', bytes: xml(`<workbook><sheets>${list}</sheets></workbook>`) },
    { name: 'xl/_rels/workbook.xml.rels', bytes: xml(`<Relationships>${links}</Relationships>`) },
    {
      name: 'xl/sharedStrings.xml',
      bytes: xml(
        `<sst>${shared.map((text) => `<si><r><t>${escaped(text)}</t></r><rPh><t>not said</t></rPh></si>`).join('')}</sst>`,
      ),
    },
    {
      name: 'xl/styles.xml',
      bytes: xml(
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm yyyy"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>',
      ),
    },
    ...parts,
    ...more,
  ])

  function cellXml(cell: TestCell, ref: string): string {
    if (cell === '') return ''
    if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
    if (typeof cell === 'string') return `<c r="${ref}" t="s"><v>${shared.push(cell) - 1}</v></c>`
    if ('formula' in cell)
      return `<c r="${ref}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`
    return `<c r="${ref}" s="${cell.style}"><v>${cell.value}</v></c>`
  }
}
