const NUMBER_DECIMALS_MAX = 6
/** Above this a spreadsheet shows a number as it sees fit. */
const NUMBER_PLAIN_MAX = 1e15

// What a spreadsheet would run, were it typed and not read: such a cell stays text also when somebody edits it.
const FORMULA_LIKE = /^[\s\p{Cc}\p{Cf}]*[=+\-@']/u

const LOOKS = ['title', 'fact', 'heading', 'words', 'code', 'day', 'number'] as const
type Look = (typeof LOOKS)[number]

const FONTS = [
  '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="16"/><name val="Cambria"/><family val="1"/></font>',
  '<font><sz val="11"/><color rgb="FF42524B"/><name val="Calibri"/><family val="2"/></font>',
]
const PLAIN = 0
const BOLD = 1
const TITLE = 2
const QUIET = 3
/** The first two are given by the format; the tint is light enough to vanish in a copier without taking a word along. */
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE7ECE6"/><bgColor indexed="64"/></patternFill></fill>',
]
const TINTED = 2
const side = (name: string, style: string) => `<${name} style="${style}"><color rgb="FF15201C"/></${name}>`
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border><left/><right/>${side('top', 'medium')}${side('bottom', 'thin')}<diagonal/></border>`,
  '<border><left/><right/><top/><bottom style="hair"><color rgb="FFA9B4AE"/></bottom><diagonal/></border>',
]
const HEAVY = 1
const HAIRLINE = 2

const AS_TEXT = 49
const DAY = 164
const NUMBER = 165
const numberFormats = Array.from({ length: NUMBER_DECIMALS_MAX + 1 }, (_, decimals) => ({
  id: NUMBER + decimals,
  code: decimals ? `#,##0.${'0'.repeat(decimals)}` : '#,##0',
}))

interface Xf {
  readonly format?: number
  readonly font?: number
  readonly fill?: number
  readonly border?: number
  readonly isWrapped?: boolean
  readonly isQuoted?: boolean
}

const xfs: string[] = []
const put = ({ format = 0, font = PLAIN, fill = 0, border = 0, isWrapped = true, isQuoted = false }: Xf): number => {
  xfs.push(
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${isQuoted ? ' quotePrefix="1"' : ''}><alignment vertical="top"${isWrapped ? ' wrapText="1"' : ''}/></xf>`,
  )
  return xfs.length - 1
}

put({ isWrapped: false })
const title = put({ font: TITLE, isWrapped: false })
const fact = put({ font: QUIET, isWrapped: false })
const heading = put({ font: BOLD, border: HEAVY })
const rowStyles = [false, true].map((isHead) => {
  const look = { font: isHead ? BOLD : PLAIN, fill: isHead ? TINTED : 0, border: HAIRLINE }
  return {
    words: put(look),
    quoted: put({ ...look, isQuoted: true }),
    code: put({ ...look, format: AS_TEXT }),
    day: put({ ...look, format: DAY }),
    general: put(look),
    numbers: numberFormats.map(({ id }) => put({ ...look, format: id })),
  }
})

/** Which of the styles a cell has. */
export function styleOf(is: Look | 'date', value: string | number = '', isHead = false): number {
  if (is === 'title') return title
  if (is === 'fact') return fact
  if (is === 'heading') return heading
  const styles = rowStyles[isHead ? 1 : 0] ?? rowStyles[0]
  if (!styles) throw new Error('There are styles for rows')
  if (typeof value === 'number') {
    const decimals = decimalsOf(value)
    return styles.numbers[decimals] ?? styles.general
  }
  if (is === 'day') return styles.day
  // A year or a month typed as a date would become another date.
  if (is === 'code' || is === 'date') return styles.code
  return FORMULA_LIKE.test(value) ? styles.quoted : styles.words
}

/** So many that nothing of it is hidden; -1 where a plain format would not show it as it is. */
function decimalsOf(value: number): number {
  if (Math.abs(value) >= NUMBER_PLAIN_MAX) return -1
  const [, decimals = ''] = String(value).split('.')
  return /^\d*$/.test(decimals) && !String(value).includes('e') ? decimals.length : -1
}

const list = (name: string, all: readonly string[]) => `<${name} count="${all.length}">${all.join('')}</${name}>`

export const STYLES = [
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  list('numFmts', [
    `<numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/>`,
    ...numberFormats.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`),
  ]),
  list('fonts', FONTS),
  list('fills', FILLS),
  list('borders', BORDERS),
  list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
  list('cellXfs', xfs),
  list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  '</styleSheet>',
].join('')
