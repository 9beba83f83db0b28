import { xlsxOf, zipOf } from './xlsx.ts'

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
const big = Buffer.alloc(70 * 1024 * 1024, 'a')
const many = (rows: number) => `Result\n${'Children read\n'.repeat(rows)}`
const sheetXml = (xml: string) =>
  zipOf([
    {
      name: 'xl/workbook.xml',
      bytes: Buffer.from('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
    },
    { name: 'xl/_rels/workbook.xml.rels', bytes: Buffer.from('<a><Relationship Id="r1" Target="s.xml"/></a>') },
    { name: 'xl/s.xml', bytes: Buffer.from(xml) },
  ])
const whole = xlsxOf([{ name: 'A', rows: [['Result'], ['Children read']] }])
/** Files that mean no good: what they are, the code of the answer they get, and how each is made. */
export const HOSTILE_FILES: readonly (readonly [what: string, code: string, make: () => string | Buffer])[] = [
  ['nothing', 'badFile', () => ''],
  ['only blanks', 'badFile', () => '\n\n  ,, \n'],
  ['only headings', 'badFile', () => 'Result,Indicator\n'],
  ['a picture', 'badFile', () => Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256))],
  ['200,000 rows', 'tooManyRows', () => many(200_000)],
  [
    '200,000 rows of Excel',
    'tooManyRows',
    () => xlsxOf([{ name: 'A', rows: Array.from({ length: 200_000 }, (_, index) => [`Row ${index}`]) }]),
  ],
  ['300 columns', 'tooManyRows', () => `${'Result,'.repeat(300)}x\n${'a,'.repeat(300)}x\n`],
  ['a cell without an end', 'tooLarge', () => `Result\n"${'a'.repeat(30_000)}`],
  ['JSON a hundred thousand deep', 'badFile', () => deep],
  ['JSON with a key that reaches outside', 'badFile', () => '[{"Result":"a","__proto__":{"isAdmin":true}}]'],
  ['JSON with a constructor', 'badFile', () => '[{"Result":"a","x":{"constructor":{"prototype":{}}}}]'],
  ['JSON that is cut off', 'badFile', () => '[{"Result":"a"'],
  ['JSON of another kind', 'badFile', () => '{"a":1}'],
  ['a bomb', 'tooLarge', () => zipOf([{ name: 'xl/workbook.xml', bytes: big }])],
  ['a bomb that says it is small', 'badFile', () => zipOf([{ name: 'xl/workbook.xml', bytes: big, saysSize: 1_000 }])],
  [
    'a bomb in many pieces',
    'tooLarge',
    () =>
      zipOf(
        Array.from({ length: 80 }, (_, index) => ({ name: `xl/${index}.xml`, bytes: big.subarray(0, 1024 * 1024) })),
      ),
  ],
  [
    'ten thousand files',
    'tooLarge',
    () => zipOf(Array.from({ length: 10_000 }, (_, index) => ({ name: `${index}`, bytes: Buffer.from('a') }))),
  ],
  ['Excel that is cut off', 'badFile', () => whole.subarray(0, whole.length - 300)],
  [
    'Excel with a hole in it',
    'badFile',
    () => Buffer.concat([whole.subarray(0, 200), Buffer.alloc(300), whole.subarray(500)]),
  ],
  ['a zip without a sheet', 'badFile', () => zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }])],
  [
    'XML with entities of its own',
    'badFile',
    () =>
      sheetXml(
        '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
      ),
  ],
  ['XML without an end', 'badFile', () => sheetXml(`<worksheet><sheetData><row><c t="str"><v>${'<'.repeat(100_000)}`)],
  [
    'a long text, kept once and said fifteen thousand times',
    'tooLarge',
    () =>
      zipOf([
        {
          name: 'xl/workbook.xml',
          bytes: Buffer.from('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
        },
        { name: 'xl/_rels/workbook.xml.rels', bytes: Buffer.from('<a><Relationship Id="r1" Target="s.xml"/></a>') },
        {
          name: 'xl/s.xml',
          bytes: Buffer.from(
            `<worksheet><sheetData>${`<row>${'<c t="s"><v>0</v></c>'.repeat(3)}</row>`.repeat(5_000)}</sheetData></worksheet>`,
          ),
        },
        {
          name: 'xl/sharedStrings.xml',
          bytes: Buffer.from(`<sst><si><t>${'Every child '.repeat(1_600)}</t></si></sst>`),
        },
      ]),
  ],
  ['a heading of five million letters', 'tooLarge', () => `${'heading '.repeat(625_000)},Result\na,b\n`],
  ['a PDF', 'badFile', () => `%PDF-1.7\n${'1 0 obj\n'.repeat(200)}`],
  ['a web page that calls itself Excel', 'badFile', () => '<html><table><tr><td>Result</td></tr></table></html>'],
  ['a letter', 'badFile', () => '{\\rtf1\\ansi Result}'],
  ['an old Excel file', 'badFile', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
]

/** A good table; only what it brings is more than one change may carry. */
export const TOO_MUCH_AT_ONCE: (typeof HOSTILE_FILES)[number] = [
  'more than a plan takes in at once',
  'tooLarge',
  () => `Result\n${Array.from({ length: 1_200 }, (_, index) => `${index} ${'children read '.repeat(80)}\n`).join('')}`,
]

const MIB = 1024 * 1024
const rowsOf = (count: number, row: string) =>
  Buffer.from(`<worksheet><sheetData>${row.repeat(count)}</sheetData></worksheet>`)

/** Files that make a reader work as long as they can, within all limits of size; whatever comes of them is said soon. */
export const SLOW_FILES: readonly (readonly [what: string, code: string, make: () => string | Buffer])[] = [
  ['eight megabytes of quotes', '', () => '"'.repeat(8 * MIB)],
  ['eight megabytes of commas', '', () => ','.repeat(8 * MIB)],
  ['eight megabytes of line ends', '', () => '\n'.repeat(8 * MIB)],
  ['eight megabytes of brackets', '', () => '['.repeat(8 * MIB)],
  ['eight megabytes of JSON in strings', '', () => JSON.stringify([{ Result: '[{\\"'.repeat(MIB) }])],
  ['a JSON list of a million empty objects', '', () => `[${'{},'.repeat(MIB)}{}]`],
  ['JSON of many keys', '', () => JSON.stringify(Array.from({ length: 4_000 }, (_, i) => ({ [`key ${i}`]: i })))],
  [
    'sixty megabytes of empty cells',
    '',
    () => sheetXml(rowsOf(900_000, '<row><c/><c t="s"><v>0</v></c></row>').toString()),
  ],
  ['sixty megabytes of attributes', '', () => sheetXml(`<worksheet ${'a="1" '.repeat(9_000_000)}>`)],
  [
    'sixty megabytes of entities',
    '',
    () => sheetXml(`<worksheet><row><c t="str"><v>${'&amp;'.repeat(11_000_000)}</v></c></row></worksheet>`),
  ],
  [
    'rows that are all like all cards',
    '',
    () =>
      `Result\n${Array.from({ length: 5_000 }, (_, i) => `Families take part in how their children learn, ${'abcdefghij'[i % 10]}${i % 7 ? 'x' : 'y'}`).join('\n')}`,
  ],
  [
    'five thousand rows of links to each other',
    '',
    () =>
      `No.,Column,Text,For\n${Array.from({ length: 5_000 }, (_, i) => `2.${i},Results,Result ${i},"${Array.from({ length: 100 }, (_, j) => `1.${j}`).join('; ')}"`).join('\n')}`,
  ],
  [
    'cells of many dates and numbers',
    '',
    () =>
      `Indicator,Values\n${Array.from({ length: 2_000 }, (_, i) => `Indicator ${i},${'2024-01-01: 1; '.repeat(200)}`).join('\n')}`,
  ],
]
