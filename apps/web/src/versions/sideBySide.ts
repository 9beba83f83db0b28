import type { DocumentLine, DocumentList, DocumentSection, PlanDocument } from './document.ts'

/** What stands beside each other: the same line in both, or a line that one of them lacks. */
export interface Row {
  readonly id: string
  readonly before?: DocumentLine
  readonly after?: DocumentLine
  readonly isChanged: boolean
}

export interface RowList {
  readonly id: string
  readonly before?: Omit<DocumentList, 'lines'>
  readonly after?: Omit<DocumentList, 'lines'>
  readonly isHeadChanged: boolean
  readonly rows: readonly Row[]
}

export interface RowSection {
  readonly section: DocumentSection
  readonly lists: readonly RowList[]
  readonly isChanged: boolean
}

/** Two documents line by line. Lines are told apart by id, so a reworded one stands beside itself. */
export function besideEachOther(before: PlanDocument, after: PlanDocument): RowSection[] {
  const [old, fresh] = [sectionsOf(before), sectionsOf(after)]
  return merged([...old.keys()], [...fresh.keys()]).flatMap((id) => {
    const [was, is] = [old.get(id), fresh.get(id)]
    const section = is ?? was
    if (!section) return []
    const lists = listsBeside(listsOf(was), listsOf(is))
    const isChanged = lists.some(({ isHeadChanged, rows }) => isHeadChanged || rows.some((row) => row.isChanged))
    return [{ section, lists, isChanged }]
  })
}

const sectionsOf = ({ parts }: PlanDocument) =>
  new Map(parts.flatMap(({ sections }) => sections).map((section) => [section.id, section]))

const listsOf = (section: DocumentSection | undefined): readonly DocumentList[] => {
  if (!section?.blocks) return section?.lists ?? []
  const text = section.blocks.map(({ runs }) => runs.map((run) => run.text).join('')).join('\n')
  return text ? [{ id: section.id, lines: [{ id: section.id, text, notes: [] }], empty: '' }] : []
}

function listsBeside(before: readonly DocumentList[], after: readonly DocumentList[]): RowList[] {
  const [old, fresh] = [byId(before), byId(after)]
  return merged([...old.keys()], [...fresh.keys()]).map((id) => {
    const [was, is] = [old.get(id), fresh.get(id)]
    const head = (list: DocumentList) => JSON.stringify([list.title, list.about, list.purpose])
    return {
      id,
      ...(was ? { before: was } : {}),
      ...(is ? { after: is } : {}),
      isHeadChanged: was && is ? head(was) !== head(is) : (was ?? is)?.title !== undefined,
      rows: rowsBeside(was?.lines ?? [], is?.lines ?? []),
    }
  })
}

function rowsBeside(before: readonly DocumentLine[], after: readonly DocumentLine[]): Row[] {
  const [old, fresh] = [byId(before), byId(after)]
  return merged([...old.keys()], [...fresh.keys()]).map((id) => {
    const [was, is] = [old.get(id), fresh.get(id)]
    return {
      id,
      ...(was ? { before: was } : {}),
      ...(is ? { after: is } : {}),
      isChanged: !was || !is || wordsIn(was) !== wordsIn(is),
    }
  })
}

// Numbers and links follow the order of others: a card above that is new changes no word of this one.
const wordsIn = ({ name, text, value, notes }: DocumentLine): string => JSON.stringify([name, text, value, notes])

const byId = <Item extends { readonly id: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.id, item]))

/** The later order; what has gone stands where it stood, below what was above it. */
export function merged(before: readonly string[], after: readonly string[]): string[] {
  const stays = new Set(after)
  const all = [...after]
  let above: string | undefined
  for (const id of before) {
    if (!stays.has(id)) all.splice(above === undefined ? 0 : all.indexOf(above) + 1, 0, id)
    above = id
  }
  return all
}
