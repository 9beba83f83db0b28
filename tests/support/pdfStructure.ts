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
  /** How often something is painted within content or decoration, and how often outside of both. */
  readonly marked: number
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
  const preferences = await document.getViewerPreferences()
  const painting = new Set<number>(
    [OPS.showText, OPS.showSpacedText, OPS.fill, OPS.eoFill, OPS.stroke, OPS.fillStroke, OPS.constructPath].concat([
      OPS.paintImageXObject,
      OPS.shadingFill,
    ]),
  )
  const tags: Tag[] = []
  let marked = 0
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
      else if (painting.has(operator) && depth > 0) marked++
      else if (painting.has(operator)) unmarked++
    }
  }
  return {
    language: Language,
    title: Title,
    isTitleShown: Object.entries(preferences ?? {}).some(
      ([name, value]) => name === 'DisplayDocTitle' && value === true,
    ),
    tags,
    // pdf.js does not show attributes of tags; Typst writes its objects uncompressed.
    headerScopes: [...source.toString('latin1').matchAll(/\/Scope\s*\/(\w+)/g)].map(([, scope = '']) => scope),
    marked,
    unmarked,
  }
}

const tagOf = ({ role = '', alt = '', children = [] }: RawTag): Tag => ({ role, alt, children: children.map(tagOf) })

// pdf.js asks for it when it lists what a page paints; Node has it from 22 on.
if (!('transferToFixedLength' in ArrayBuffer.prototype))
  // oxlint-disable-next-line no-extend-native
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    value(this: ArrayBuffer, length: number = this.byteLength) {
      const bytes = new Uint8Array(length)
      bytes.set(new Uint8Array(this).subarray(0, length))
      return bytes.buffer
    },
  })
