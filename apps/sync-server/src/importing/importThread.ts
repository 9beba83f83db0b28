import { parentPort } from 'node:worker_threads'
import {
  hasCards,
  type ImportPlan,
  type Mapping,
  namedMapping,
  planImport,
  type PlanContent,
  recognize,
  type Table,
} from '@commonboard/model'
import { firstKnown, readTables } from './readFile.ts'
import { Unreadable, type WhyUnreadable } from './unreadable.ts'

/** Reads a file somebody sends and compares it with a plan, in a thread that can be ended at any moment. */

export interface ImportQuestion {
  readonly file: Uint8Array
  /** `heading:field,…`, of the first known table. */
  readonly named?: string
  readonly content: PlanContent
}

export interface ReadImport {
  readonly tables: readonly Table[]
  /** Which of them the rest is about. */
  readonly at: number
  readonly mapping: Mapping
  /** Whether a row of it can be a card. */
  readonly isKnown: boolean
  readonly planned: ImportPlan
}
export type ImportAnswer =
  | ReadImport
  | { readonly refused: WhyUnreadable | 'noHeadings' | 'badRequest'; readonly why: string }

const port = parentPort
if (!port) throw new Error('importThread.ts is started as a worker thread')

function answer({ file, named, content }: ImportQuestion): ImportAnswer {
  try {
    const tables = readTables(Buffer.from(file))
    const at = firstKnown(tables)
    const table = tables[at]
    if (!table) return { refused: 'badFile', why: 'There is no table in it.' }
    const mapping = named === undefined ? recognize(table.headings) : namedMapping(table.headings, named)
    if (!mapping) return { refused: 'badRequest', why: 'map: names a heading or a field that is not there' }
    return { tables, at, mapping, isKnown: hasCards(mapping), planned: planImport(content, table, mapping) }
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.code, why: error.message }
    return { refused: 'badFile', why: 'It cannot be read.' }
  }
}

port.on('message', (question: ImportQuestion) => port.postMessage(answer(question)))
// The time a file may take begins now, not while the thread starts.
port.postMessage('ready')
