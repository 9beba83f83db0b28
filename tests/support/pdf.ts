import { extractText, getDocumentProxy } from 'unpdf'

export interface ReadPdf {
  readonly pages: readonly string[]
  /** All pages without spaces and without the signs that let a long word break. */
  readonly letters: string
  /** Points: 72 to an inch. */
  readonly size: { readonly width: number; readonly height: number }
  readonly title: string
  readonly language: string
  readonly isTagged: boolean
  /** Roles of the tags of the first page, in reading order. */
  readonly roles: readonly string[]
  /** Words that run out of their page. */
  readonly outside: readonly string[]
  /** Sizes of type used, smallest first, in points. */
  readonly sizes: readonly number[]
}

interface Tag {
  readonly role?: string
  readonly children?: readonly Tag[]
}

/** Opens a PDF as a reader would. @throws if it is none */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(document, { mergePages: false })
  const first = await document.getPage(1)
  const { width, height } = first.getViewport({ scale: 1 })
  const { info } = await document.getMetadata()
  const { Title, Language } = info as { Title?: string; Language?: string }
  const roles: string[] = []
  const walk = (tag: Tag | null) => {
    if (tag?.role) roles.push(tag.role)
    for (const child of tag?.children ?? []) walk(child)
  }
  walk((await first.getStructTree()) as Tag | null)
  const sizes = new Set<number>()
  const outside: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    for (const item of (await page.getTextContent()).items)
      if ('str' in item && item.str.trim()) {
        sizes.add(Math.round(item.height * 10) / 10)
        const [x = 0, y = 0] = (item.transform as number[]).slice(4)
        if (x < 0 || y < 0 || x + item.width > width || y > height) outside.push(item.str)
      }
  }
  return {
    pages: text,
    letters: lettersOf(text.join('')),
    size: { width, height },
    title: Title ?? '',
    language: Language ?? '',
    isTagged: (await document.getMarkInfo())?.Marked === true,
    roles,
    outside,
    sizes: [...sizes].sort((a, b) => a - b),
  }
}

/** What a text says, however it is broken into lines. */
export const lettersOf = (text: string): string =>
  text.normalize('NFKC').replace(/\s|\p{Cf}|\p{Variation_Selector}|[\u2010-]/gu, '')
