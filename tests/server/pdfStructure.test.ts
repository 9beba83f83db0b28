import { beforeAll, describe, expect, test } from 'vitest'
import { openTypst } from '../../apps/sync-server/src/render/typst.ts'
import { readStructure, type Structure, type Tag } from '../support/pdfStructure.ts'
import { type PrintedDocument, printedDocuments } from '../support/printedPages.ts'

/** What a screen reader needs, read from the very files the product makes; runs on every system. */

const documents = printedDocuments().filter(
  ({ name, language, paper }) => name.startsWith('example') && (paper === 'letter') === (language === 'en'),
)

let set: Awaited<ReturnType<typeof openTypst>>
beforeAll(async () => {
  set = await openTypst()
}, 100_000)

const read = new Map<string, Promise<Structure>>()
const structureOf = ({ name, template, data }: PrintedDocument): Promise<Structure> => {
  const known = read.get(name) ?? readStructure(set(template, data))
  read.set(name, known)
  return known
}
const all = (tags: readonly Tag[]): Tag[] => tags.flatMap((tag) => [tag, ...all(tag.children)])

const headsOf = (table: Tag | undefined): number =>
  table ? all([table]).filter(({ role }) => role === 'TH').length : -1

describe.each(documents)('$name', { timeout: 100_000 }, (document) => {
  test('names its language and its title, and readers show the title', async () => {
    const { language, title, isTitleShown } = await structureOf(document)
    expect(language.slice(0, 2)).toBe(document.language)
    expect(title).toContain('Riverbend Community Schools')
    expect(isTitleShown).toBe(true)
  })

  test('begins with one title, and no heading skips a level', async () => {
    const { tags } = await structureOf(document)
    const levels = all(tags).flatMap(({ role }) => (/^H\d$/.test(role) ? Number(role.slice(1)) : []))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
  })

  test('says every picture in words', async () => {
    const figures = all((await structureOf(document)).tags).filter(({ role }) => role === 'Figure')
    expect(figures).toHaveLength(document.template === 'leadership' ? 1 : 0)
    for (const { alt } of figures) expect(alt.length).toBeGreaterThan(40)
  })

  test('heads every column of a table, and says that it does', async () => {
    const { tags, headerScopes } = await structureOf(document)
    const tables = all(tags).filter(({ role }) => role === 'Table')
    // Of each page by itself: a table that goes on on the next page shows the same headings there once more.
    const onPages = tags.map((page) => all([page]).filter(({ role }) => role === 'Table'))
    const heads = onPages
      .flatMap((here, page) => here.slice(headsOf(here[0]) === headsOf(onPages[page - 1]?.at(-1)) ? 1 : 0))
      .reduce((sum, table) => sum + headsOf(table), 0)
    if (tables.length > 0) expect(heads).toBeGreaterThan(0)
    if (document.template === 'leadership') expect(tables.length).toBeGreaterThan(8)
    for (const table of tables) expect(all([table]).some(({ role }) => role === 'TH')).toBe(true)
    expect(headerScopes.filter((scope) => scope === 'Column').length).toBeGreaterThanOrEqual(heads)
  })

  test('leaves nothing on a page that is neither content nor marked as decoration', async () => {
    const { marked, unmarked } = await structureOf(document)
    expect(marked).toBeGreaterThan(10)
    expect(unmarked).toBe(0)
  })
})
