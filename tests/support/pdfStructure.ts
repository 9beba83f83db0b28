import { inflateSync } from 'node:zlib'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'

/** A tag of a document with what it holds. */
export interface Tag {
  readonly role: string
  readonly alt: string
  readonly children: readonly Tag[]
}

/** What a screen reader is told. */
export interface Structure {
  readonly language: string
  readonly title: string
  /** The window is named by the title and not by the file. */
  readonly isTitleShown: boolean
  /** Of all pages, in reading order. */
  readonly tags: readonly Tag[]
  /** `Column` or `Row` for every heading cell that says which. */
  readonly headerScopes: readonly string[]
  /** How often something is painted outside of content and decoration alike. */
  readonly unmarked: number
}

interface RawTag {
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly RawTag[]
}

export async function readStructure(bytes: Uint8Array): Promise<Structure> {
  const source = Buffer.from(bytes)
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const { OPS } = await getResolvedPDFJS()
  const { info } = await document.getMetadata()
  const { Title = '', Language = '' } = info as { Title?: string; Language?: string }
  const preferences = (await document.getViewerPreferences()) as { DisplayDocTitle?: boolean } | null
  const painting = new Set<number>(
    [OPS.showText, OPS.showSpacedText, OPS.fill, OPS.eoFill, OPS.stroke, OPS.fillStroke, OPS.constructPath].concat([
      OPS.paintImageXObject,
      OPS.shadingFill,
    ]),
  )
  const tags: Tag[] = []
  let unmarked = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const root = (await page.getStructTree()) as RawTag | null
    if (root) tags.push(tagOf(root))
    const { fnArray } = await page.getOperatorList()
    let depth = 0
    for (const operator of fnArray) {
      if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth++
      else if (operator === OPS.endMarkedContent) depth--
      else if (painting.has(operator) && depth === 0) unmarked++
    }
  }
  return {
    language: Language,
    title: Title,
    isTitleShown: preferences?.DisplayDocTitle === true,
    tags,
    headerScopes: [...objectsIn(source).matchAll(/\/Scope\s*\/(\w+)/g)].map(([, scope = '']) => scope),
    unmarked,
  }
}

const tagOf = ({ role = '', alt = '', children = [] }: RawTag): Tag => ({ role, alt, children: children.map(tagOf) })

/** The objects of a file as text, those in compressed streams too. pdf.js does not show attributes of tags. */
function objectsIn(file: Buffer): string {
  const text = file.toString('latin1')
  const parts = [text]
  for (const match of text.matchAll(/\/ObjStm[\s\S]*?stream\r?\n/g)) {
    const start = match.index + match[0].length
    const end = text.indexOf('endstream', start)
    try {
      parts.push(inflateSync(file.subarray(start, end)).toString('latin1'))
    } catch {
      // Not compressed: its text is there already.
    }
  }
  return parts.join('\n')
}
