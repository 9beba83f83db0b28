/**
 * A number as people write it: `91.8`, `91,8`, `1,200`, `1 200`, `-3`, `$1.2`, `41 %`; undefined if it is none.
 * A single comma is a decimal one unless three digits follow it.
 */
export function parseNumber(written: string): number | undefined {
  const bare = written.replace(/[\s%$€\u00a0\u202f]/g, '').replace('−', '-')
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(bare)) return undefined
  const commas = bare.split(',').length - 1
  const isDecimalComma = commas === 1 && !bare.includes('.') && !/,\d{3}$/.test(bare)
  const value = Number(isDecimalComma ? bare.replace(',', '.') : bare.replaceAll(',', ''))
  return Number.isFinite(value) ? value : undefined
}

/** `2026-09`, by the calendar of this device. */
export function thisMonth(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`
}
