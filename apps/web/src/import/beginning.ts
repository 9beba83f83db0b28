import { type Column, hasCards, type Mapping, recognize, type Table } from '@commonboard/model'

/**
 * Rows without headings, copied for one column of the plan: their first column has the words. One heading we know is
 * enough to see that the first row has headings; which column has the words is asked then.
 */
export function beginning(table: Table | undefined, column: Column | undefined) {
  if (!table || !column) return { isHeadless: false, mapping: undefined }
  const meanings = recognize(table.headings)
  const isNamed = meanings.length > 1 && meanings.some((one) => one !== 'ignored' && !one.startsWith('reading.'))
  if (hasCards(meanings) || isNamed) return { isHeadless: false, mapping: undefined }
  const mapping: Mapping = meanings.map((_, index) => (index === 0 ? (`card.${column}` as const) : 'ignored'))
  return { isHeadless: true, mapping }
}
