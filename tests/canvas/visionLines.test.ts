import {
  edit,
  fillTemplate,
  openPlan,
  readPlan,
  restoreContent,
  typeInCard,
  VISION_ID,
  visionBlockIds,
  visionText,
} from '@commonboard/model'
import { AllSelection, EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import { initProseMirrorDoc } from 'y-prosemirror'
import * as Y from 'yjs'
import { setBlocks } from '../../apps/web/src/parts/vision/commands.ts'
import { offsetOf, plainOf, positionOf, schema } from '../../apps/web/src/parts/vision/schema.ts'

/** A vision of two lines of which a restore has taken away the one between them. */
function restored() {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  const line = (at: number, words: string) =>
    edit(plan, () => {
      const block = new Y.XmlElement('paragraph')
      block.insert(0, [new Y.XmlText(words)])
      plan.vision.insert(at, [block])
    })
  typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: 'Every child thrives.' })
  line(1, 'In both districts.')
  const target = readPlan(plan)
  line(1, 'We act together.')
  restoreContent(plan, target, { by: 'Rita', at: 1 })
  return plan
}

const docOf = (plan: ReturnType<typeof restored>) => initProseMirrorDoc(plan.vision, schema).doc

test('the rich editor counts lines and letters as the plan does, without the line that was taken away', () => {
  const plan = restored()
  const doc = docOf(plan)
  expect(doc.childCount, 'it is still there, for who is typing in it').toBe(3)
  const text = visionText(plan)
  expect(plainOf(doc)).toBe(text)
  expect(visionBlockIds(plan)).toHaveLength(2)
  for (let offset = 0; offset <= text.length; offset++) expect(offsetOf(doc, positionOf(doc, offset))).toBe(offset)
})

test('the line is marked, so that it takes no room while it is empty, and shows again with the first letter', () => {
  const plan = restored()
  const view = new EditorView(document.createElement('div'), { state: EditorState.create({ doc: docOf(plan) }) })
  const marked = view.dom.querySelectorAll('p[data-gone]')
  expect([...marked].map((line) => line.textContent)).toEqual([''])
  view.destroy()
  const hidden = plan.vision.get(1) as Y.XmlElement
  edit(plan, () => (hidden.get(0) as Y.XmlText).insert(0, 'Neighbors too.'))
  expect(plainOf(docOf(plan))).toBe(visionText(plan))
  expect(visionText(plan)).toContain('Neighbors too.')
})

test('making everything a heading leaves the line that was taken away where it is', () => {
  const doc = docOf(restored())
  const state = EditorState.create({ doc, selection: new AllSelection(doc) })
  let kinds: unknown[] = []
  setBlocks('heading')(state, (tr) => {
    kinds = tr.doc.children.map((block) => (block.attrs as { as: unknown }).as)
  })
  expect(kinds).toEqual(['heading', 'gone', 'heading'])
})
