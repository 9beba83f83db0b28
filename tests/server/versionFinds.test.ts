import { acceptFinding, addCard } from '@commonboard/model'
import { expect, test } from 'vitest'
import { planWithEverybody, startServer } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { makeVersion } from '../support/versions.ts'

test('a version says what the checks found, and what of it people had accepted', async () => {
  const { url } = await startServer()
  const { plan, ben } = await planWithEverybody(url)
  const open = await wireClient(ben, plan.planId)
  addCard(open.plan, { column: 'results', band: 'population' }, 'Provide after-school care')
  acceptFinding(open.plan, 'L-02', undefined, { reason: 'We begin with people', by: 'ben', at: 1 })
  await open.saved()
  const { checks } = await makeVersion(ben, plan.planId, 'First')
  expect(checks.settleFirst).toContain('L-04')
  expect(checks.worthALook).toContain('L-12')
  expect(checks.worthALook).not.toContain('L-02')
  expect(checks.accepted).toEqual(['L-02'])
})
