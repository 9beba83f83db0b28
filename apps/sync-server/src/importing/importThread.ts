import { parentPort } from 'node:worker_threads'
import {
  hasCards,
  importBytes,
  type ImportPlan,
  type Mapping,
  namedMapping,
  planImport,
  type PlanContent,
  recognize,
  type Table,
} from '@commonboard/model'
import { LIMIT } from '../limits.ts'
import { firstKnown, readTables } from './readFile.ts'
import { Unreadable, type WhyUnreadable } from './unreadable.ts'

/** Reads a file somebody sends and compares it with a plan, in a thread that can be ended at any moment. */

export interface ImportQuestion {
  readonly file: Uint8Array
  /** `heading:field,…`, of the first known table. */
  readonly named?: string
  readonly content: PlanContent
  /** Only what would happen is asked. */
  readonly isPreview: boolean
}

/** What a preview answers, ready to be sent: writing out a large table would hold up everybody else. */
export interface PreviewedImport {
  readonly json: Uint8Array<ArrayBuffer>
}
/** What is to be written; entries of which nothing is, are left out. */
export interface ReadImport {
  readonly planned: ImportPlan
}
export type ImportRefused = {
  readonly refused: WhyUnreadable | 'noHeadings' | 'badRequest'
  readonly why: string
}
export type ImportAnswer = PreviewedImport | ReadImport | ImportRefused

const port = parentPort
if (!port) throw new Error('importThread.ts is started as a worker thread')

function answer({ file, named, content, isPreview }: ImportQuestion): ImportAnswer {
  try {
    const tables = readTables(Buffer.from(file))
    const at = firstKnown(tables)
    const table = tables[at]
    if (!table) return { refused: 'badFile', why: 'There is no table in it.' }
    const mapping = named === undefined ? recognize(table.headings) : namedMapping(table.headings, named)
    if (!mapping) return { refused: 'badRequest', why: 'map: names a heading or a field that is not there' }
    const isKnown = hasCards(mapping)
    if (isPreview) return previewed({ tables, at, mapping, isKnown, ...planImport(content, table, mapping) })
    if (!isKnown)
      return { refused: 'noHeadings', why: `No heading says what a card is. There are: ${shortened(table)}` }
    const planned = planImport(content, table, mapping)
    if (importBytes(planned) > LIMIT.updateMaxBytes)
      return { refused: 'tooLarge', why: 'It brings more than one step can carry. Divide it into several files.' }
    return { planned: { ...planned, entries: planned.entries.filter(isWritten) } }
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.code, why: error.message }
    return { refused: 'badFile', why: 'It cannot be read.' }
  }
}

interface Preview extends ImportPlan {
  readonly tables: readonly Table[]
  /** Which of them the rest is about. */
  readonly at: number
  readonly mapping: Mapping
  /** Whether a row of it can be a card. */
  readonly isKnown: boolean
}
const previewed = (preview: Preview): PreviewedImport => ({ json: new TextEncoder().encode(JSON.stringify(preview)) })
const isWritten = ({ outcome }: ImportPlan['entries'][number]) => outcome === 'new' || outcome === 'changed'

const HEADINGS_SHOWN_MAX_LENGTH = 400
function shortened({ headings }: Table): string {
  const text = headings.join(', ')
  return text.length > HEADINGS_SHOWN_MAX_LENGTH
    ? `${text.slice(0, HEADINGS_SHOWN_MAX_LENGTH).replace(/[\ud800-\udbff]$/, '')} …`
    : text
}

port.on('message', (question: ImportQuestion) => {
  const told = answer(question)
  port.postMessage(told, 'json' in told ? [told.json.buffer] : [])
})
// The time a file may take begins now, not while the thread starts.
port.postMessage('ready')
