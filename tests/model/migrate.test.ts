import {
  BY_SERVER,
  createUndo,
  fillTemplate,
  migrate,
  openPlan,
  readPlan,
  SCHEMA_VERSION,
  schemaVersionOf,
} from '@commonboard/model'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const OLD = new URL('../fixtures/old/', import.meta.url)

describe('migrations', () => {
  test('give a new document its version and a paragraph to type the vision in, as the server’s work', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    const undo = createUndo(plan)
    expect(schemaVersionOf(plan)).toBeUndefined()
    const origins: unknown[] = []
    plan.doc.on('afterTransaction', (transaction: Y.Transaction) => origins.push(transaction.origin))
    expect(migrate(plan)).toBe(true)
    expect(schemaVersionOf(plan)).toBe(SCHEMA_VERSION)
    expect(plan.vision.length).toBe(1)
    expect(origins).toEqual([BY_SERVER])
    expect(undo.canUndo()).toBe(false)
  })

  test('change nothing the second time', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    migrate(plan)
    let writes = 0
    plan.doc.on('update', () => writes++)
    expect(migrate(plan)).toBe(true)
    expect(writes).toBe(0)
  })

  test('leave a newer document alone and say so', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    plan.meta.set('schemaVersion', SCHEMA_VERSION + 1)
    const before = Y.encodeStateAsUpdate(plan.doc)
    expect(migrate(plan)).toBe(false)
    expect(() => fillTemplate(plan, 'example', 'en')).toThrow('newer')
    expect(Y.encodeStateAsUpdate(plan.doc)).toEqual(before)
  })

  test('keep what somebody typed before the server came', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('Every child')])
    plan.vision.insert(0, [paragraph])
    migrate(plan)
    expect(readPlan(plan).cards[0]?.text).toBe('Every child')
  })

  const files = readdirSync(OLD).filter((name) => name.endsWith('.bin'))

  test('have a document of every version to prove them on', () => {
    expect(files.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1),
    )
  })

  test.each(files)('a document of version %s opens, migrates, says what it said, and opens again unchanged', (name) => {
    const plan = openPlan({ plan: new Y.Doc() })
    Y.applyUpdate(plan.doc, readFileSync(new URL(name, OLD)))
    expect(migrate(plan)).toBe(true)
    const content = JSON.parse(JSON.stringify(readPlan(plan))) as unknown
    // What was there is there; roots that came later are read as empty.
    expect(content).toMatchObject({
      ...(JSON.parse(readFileSync(new URL(name.replace('.bin', '.json'), OLD), 'utf8')) as object),
      schemaVersion: SCHEMA_VERSION,
    })
    const again = openPlan({ plan: new Y.Doc() })
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(plan.doc))
    migrate(again)
    expect(JSON.parse(JSON.stringify(readPlan(again)))).toEqual(content)
  })
})
