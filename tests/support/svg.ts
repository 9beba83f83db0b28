export interface ReadSvg {
  /** Names of elements used, sorted. */
  readonly names: readonly string[]
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly text: string
}

const TAG = /^<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/
const ENTITY = /&(amp|lt|gt|quot);/g
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Reads the plain XML we write. @throws if it is anything else: a tag left open, a stray sign, a declaration, a comment */
export function readSvg(source: string): ReadSvg {
  let rest = source.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '')
  const names = new Set<string>()
  const attributes: [string, string][] = []
  const open: string[] = []
  let text = ''
  while (rest) {
    if (!rest.startsWith('<')) {
      const end = rest.includes('<') ? rest.indexOf('<') : rest.length
      const words = rest.slice(0, end)
      if (/[>\p{Cc}]/u.test(words.replaceAll('\n', '')) || /&(?!(?:amp|lt|gt|quot);)/.test(words))
        throw new Error(`Not XML: ${words}`)
      text += words.replace(ENTITY, (_, name: string) => SIGNS[name] ?? '')
      rest = rest.slice(end)
      continue
    }
    const [tag, isEnd, name = '', inside = '', isAlone] = TAG.exec(rest) ?? []
    if (tag === undefined) throw new Error(`Not a tag: ${rest.slice(0, 80)}`)
    rest = rest.slice(tag.length)
    if (isEnd) {
      if (open.pop() !== name) throw new Error(`${name} ends and was not open`)
      continue
    }
    names.add(name)
    for (const [, key = '', value = ''] of inside.matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g)) attributes.push([key, value])
    if (!isAlone) open.push(name)
  }
  if (open.length > 0) throw new Error(`Left open: ${open.join(' ')}`)
  return { names: [...names].sort(), attributes, text }
}
