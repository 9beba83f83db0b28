// A dash or a star is one only before words: "- 5 °C" and "* see below" under a number are not lists.
const BULLET = /^(?:[•‣▪◦●○∙·]\s+|[-–—*+]\s+(?=[\p{L}"“«'‘¿¡(]))/u

/** Words without the mark before them. Of several lines the marks say where each begins: they stay. */
export const withoutBullet = (text: string): string => (text.includes('\n') ? text : text.replace(BULLET, ''))

/** What stands behind the marks of a list, item by item; undefined where a line is none: it is one text then. */
export function listIn(text: string): string[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (lines.length < 2 || !lines.every((line) => BULLET.test(line))) return undefined
  const items = lines.map(withoutBullet)
  return items.every(Boolean) ? items : undefined
}
