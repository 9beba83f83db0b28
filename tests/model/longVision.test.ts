import { compareContents, openPlan, type PlanContent, readPlan, restoreContent } from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

const LINES = 90
const LETTERS = 20_000

/** A vision of many very long paragraphs; `word` makes each a little different from that of another. */
function longVision(word: string): PlanContent {
  const plan = openPlan({ plan: new Y.Doc() })
  const lines = Array.from({ length: LINES }, (_, line) => {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText(`${word}${line} `.repeat(Math.ceil(LETTERS / `${word}${line} `.length)))])
    return element
  })
  plan.vision.insert(0, lines)
  return readPlan(plan)
}

// Each beside each other, 8,100 looks at 40,000 letters took four seconds, where everybody’s messages wait.
test('paragraphs nobody could read are not laid beside each other word by word, and are restored all the same', () => {
  const before = longVision('oak ')
  const after = longVision('oak elm ')
  const changes = compareContents(before, after).map(({ change }) => change)
  expect(new Set(changes)).toEqual(new Set(['removed', 'added']))
  expect(changes).toHaveLength(2 * LINES)

  const plan = openPlan({ plan: new Y.Doc() })
  restoreContent(plan, after, { by: 'ana', at: 1 })
  restoreContent(plan, before, { by: 'ana', at: 2 })
  expect(readPlan(plan).vision).toEqual(before.vision)
})
