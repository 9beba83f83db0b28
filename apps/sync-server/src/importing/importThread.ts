import { parentPort } from 'node:worker_threads'
import {
  applyImport,
  groundsOf,
  hasCards,
  importBytes,
  type ImportCounts,
  type ImportGrounds,
  type ImportPlan,
  type Mapping,
  namedMapping,
  openPlan,
  planImport,
  readPlan,
  recognize,
  type Table,
} from '@commonboard/model'
import * as Y from 'yjs'
import { LIMIT } from '../limits.ts'
import { type VersionFacts, versionFacts } from '../versionFacts.ts'
import { firstKnown, lettersIn, readTables } from './readFile.ts'
import { Unreadable, type WhyUnreadable } from './unreadable.ts'

/**
 * Reads a file somebody sends, compares it with a plan and prepares what is to be written there, in a thread that can be
 * ended at any moment: nobody else waits for any of it.
 */

export interface ImportQuestion {
  readonly file: Uint8Array
  /** `heading:field,…`, of the first known table. */
  readonly named?: string
  /** The plan as one update. */
  readonly plan: Uint8Array
  /** Only what would happen is asked. */
  readonly isPreview: boolean
}
/** The same file once more, with what others have written in the plan since. */
export interface ImportAgain {
  readonly since: Uint8Array
  /** The entries are asked for as well. */
  readonly isWhole: boolean
}

/** What a preview answers, ready to be sent: writing out a large table would hold up everybody else. */
export interface PreviewedImport {
  readonly json: Uint8Array<ArrayBuffer>
}
/** What is to be written. */
export interface ReadImport {
  readonly counts: ImportCounts
  /** All of it, to be applied where the grounds still hold; undefined: there is nothing to write. */
  readonly update: Uint8Array<ArrayBuffer> | undefined
  /** Under which it is written. */
  readonly clientId: number
  readonly grounds: ImportGrounds
  /** Of the plan before it. */
  readonly facts: VersionFacts
  readonly planned?: ImportPlan
}
export type ImportRefused = {
  readonly refused: WhyUnreadable | 'noHeadings' | 'badRequest'
  readonly why: string
}
/** The thread listens; it has read a table of so many letters, and compares it now. */
export type ImportSign = 'ready' | { readonly letters: number }
export type ImportAnswer = PreviewedImport | ReadImport | ImportRefused

const port = parentPort
if (!port) throw new Error('importThread.ts is started as a worker thread')

interface Prepared {
  readonly table: Table
  readonly mapping: Mapping
}
/** What the plan consists of, oldest first. */
const updates: Uint8Array[] = []
let prepared: Prepared | undefined

function answer({ file, named, plan, isPreview }: ImportQuestion): ImportAnswer {
  const tables = readTables(Buffer.from(file))
  port?.postMessage({ letters: lettersIn(tables) } satisfies ImportSign)
  const at = firstKnown(tables)
  const table = tables[at]
  if (!table) return { refused: 'badFile', why: 'There is no table in it.' }
  const mapping = named === undefined ? recognize(table.headings) : namedMapping(table.headings, named)
  if (!mapping) return { refused: 'badRequest', why: 'map: names a heading or a field that is not there' }
  const isKnown = hasCards(mapping)
  updates.push(plan)
  if (isPreview) {
    const planned = planImport(readPlan(planNow()), table, mapping)
    return { json: new TextEncoder().encode(JSON.stringify({ tables, at, mapping, isKnown, ...planned })) }
  }
  if (!isKnown) return { refused: 'noHeadings', why: `No heading says what a card is. There are: ${shortened(table)}` }
  prepared = { table, mapping }
  return writingOf(prepared, false)
}

function planNow() {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return openPlan({ plan: doc })
}

function writingOf({ table, mapping }: Prepared, isWhole: boolean): ReadImport | ImportRefused {
  const plan = planNow()
  const content = readPlan(plan)
  const planned = planImport(content, table, mapping)
  if (importBytes(planned) > LIMIT.updateMaxBytes)
    return { refused: 'tooLarge', why: 'It brings more than one step can carry. Divide it into several files.' }
  const { counts } = planned
  const grounds = groundsOf(plan, planned)
  let update: Uint8Array<ArrayBuffer> | undefined
  plan.doc.on('update', (bytes: Uint8Array) => (update = new Uint8Array(bytes)))
  applyImport(plan, planned)
  const written = { counts, update, clientId: plan.doc.clientID, grounds, facts: versionFacts(content) }
  return isWhole ? { ...written, planned } : written
}

const HEADINGS_SHOWN_MAX_LENGTH = 400
function shortened({ headings }: Table): string {
  const text = headings.join(', ')
  return text.length > HEADINGS_SHOWN_MAX_LENGTH
    ? `${text.slice(0, HEADINGS_SHOWN_MAX_LENGTH).replace(/[\ud800-\udbff]$/, '')} …`
    : text
}

function told(question: ImportQuestion | ImportAgain): ImportAnswer {
  try {
    if ('file' in question) return answer(question)
    updates.push(question.since)
    if (!prepared) throw new Error('Nothing was read before')
    return writingOf(prepared, question.isWhole)
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.code, why: error.message }
    return { refused: 'badFile', why: 'It cannot be read.' }
  }
}

port.on('message', (question: ImportQuestion | ImportAgain) => {
  const said = told(question)
  const bytes = 'json' in said ? said.json : 'update' in said ? said.update : undefined
  port.postMessage(said, bytes ? [bytes.buffer] : [])
})
port.postMessage('ready')
