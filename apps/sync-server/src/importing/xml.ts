import { Unreadable } from './unreadable.ts'

/** What a walk through XML meets. Names come without the prefix of their namespace. */
export interface XmlWalker {
  open?(name: string, attributes: string): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Walks through XML once, from the beginning to the end. Knows no document type and no entities but the five of XML and
 * numbers of signs: nothing in a file can make it grow, or lead anywhere else.
 * @throws Unreadable
 */
export function walkXml(xml: string, walker: XmlWalker): void {
  let at = 0
  for (;;) {
    const start = xml.indexOf('<', at)
    if (start < 0) return
    if (start > at) walker.text?.(decode(xml.slice(at, start)))
    if (xml.startsWith('<?', start)) at = after(xml, '?>', start)
    else if (xml.startsWith('<!--', start)) at = after(xml, '-->', start + 4)
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start)
      walker.text?.(xml.slice(start + 9, at - 3))
    } else if (xml.startsWith('<!', start)) throw new Unreadable('badFile', 'It holds definitions of its own.')
    else at = tag(xml, start, walker)
  }
}

function after(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from)
  if (at < 0) throw new Unreadable('badFile', 'It is damaged.')
  return at + sign.length
}

function tag(xml: string, start: number, walker: XmlWalker): number {
  let end = start + 1
  for (let quote = 0; ; end++) {
    const sign = xml.charCodeAt(end)
    if (Number.isNaN(sign)) throw new Unreadable('badFile', 'It is damaged.')
    if (quote) {
      if (sign === quote) quote = 0
    } else if (sign === 0x22 || sign === 0x27) quote = sign
    else if (sign === 0x3e) break
  }
  const isClosing = xml.charCodeAt(start + 1) === 0x2f
  const isEmpty = xml.charCodeAt(end - 1) === 0x2f
  const inside = xml.slice(start + (isClosing ? 2 : 1), isEmpty && !isClosing ? end - 1 : end)
  const [whole = '', name = ''] = /^(?:[\w.-]+:)?([\w.-]+)/.exec(inside) ?? []
  if (!isClosing) walker.open?.(name, inside.slice(whole.length))
  if (isClosing || isEmpty) walker.close?.(name)
  return end + 1
}

const ATTRIBUTES = new Map<string, RegExp>()

/** One attribute of a tag; undefined where it has none of that name. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = ATTRIBUTES.get(name)
  if (!pattern) ATTRIBUTES.set(name, (pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const found = pattern.exec(attributes)
  return found ? decode(found[1] ?? found[2] ?? '') : undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
        (whole, ten?: string, sixteen?: string, name?: string) => {
          if (name) return NAMED[name.toLowerCase()] ?? whole
          const sign = ten ? Number(ten) : Number.parseInt(sixteen ?? '', 16)
          return sign > 0 && sign <= 0x10ffff ? String.fromCodePoint(sign) : ''
        },
      )
    : text
