import { addCard, cardText } from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMIT } from '../../apps/sync-server/src/limits.ts'
import { Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

/** Maps in maps, or lines in lines, each level in the one before. */
function nested(doc: Y.Doc, kind: 'maps' | 'lines', levels: number): void {
  let map = doc.getMap<unknown>('cards')
  let line: Y.XmlFragment = doc.getXmlFragment('vision')
  for (let level = 0; level < levels; level++)
    if (kind === 'maps') {
      const next = new Y.Map<unknown>()
      map.set(level === 0 ? 'deep' : 'x', next)
      map = next
    } else {
      const next = new Y.XmlElement('p')
      line.insert(0, [next])
      line = next
    }
}

test.each(['maps', 'lines'] as const)(
  'nobody keeps his work from being taken back by nesting %s thousands of levels deep',
  async (kind) => {
    const { url } = await startServer()
    const { plan, ana } = await planWithEverybody(url)
    const val = new Device(url, 'Valentina Vandal')
    const { participantId } = await val.join(plan.links.editor)
    const anas = await wireClient(ana, plan.planId, 'plan')
    const vals = await wireClient(val, plan.planId, 'plan')
    const spam = addCard(vals.plan, { column: 'results', band: 'population' }, 'spam')
    await vals.saved()
    await until('Ana reads it', () => cardText(anas.plan, spam) === 'spam')
    vals.doc.transact(() => nested(vals.doc, kind, 5_000))
    await until('Val is put out', () => vals.closeCode === 4400)
    const { status } = await ana.ask('POST', `/api/plans/${plan.planId}/undo`, { participantId, since: 0 })
    expect(status).toBe(200)
    await until('it is gone', () => cardText(anas.plan, spam) === '')
    expect(anas.closeCode).toBeUndefined()
  },
)

test('nor level by level, in many small changes; what stands a few levels deep is taken', async () => {
  const { url } = await startServer()
  const { plan, ben } = await planWithEverybody(url)
  const bens = await wireClient(ben, plan.planId, 'plan')
  let map = bens.doc.getMap<unknown>('cards')
  const deeper = () => {
    const next = new Y.Map<unknown>()
    map.set('x', next)
    map = next
  }
  for (let level = 0; level < LIMIT.nestingMax; level++) deeper()
  await bens.saved()
  for (let level = 0; level < 5; level++) deeper()
  await until('he is put out', () => bens.closeCode === 4400)
  const again = await wireClient(ben, plan.planId, 'plan')
  expect(again.isSynced).toBe(true)
})
