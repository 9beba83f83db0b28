import { readFileSync } from 'node:fs'
import { finalize } from '../access/finalize.ts'
import { writeAlmostFinal } from '../access/finalizing/plan.ts'
import { Script } from '../access/transcript.ts'
import { writeInPlan } from '../support/fillPlan.ts'
import { root } from '../support/tree.ts'
import { expect, test } from './fixtures.ts'

// A trace of so many small steps takes longer than the steps; where one fails is said by its name.
test.use({ trace: 'off' })

test('Dana and Priya bring a plan to its end with the keyboard and what is said to them, Marcus and Rosa beside them', async ({
  people,
  newPlan,
  server,
}) => {
  test.setTimeout(600_000)
  const plan = await newPlan({ template: 'blank' })
  await writeInPlan(server, plan, writeAlmostFinal)
  const [dana, priya, marcus, rosa] = [
    await people('Dana'),
    await people('Priya'),
    await people('Marcus'),
    await people('Rosa'),
  ]
  await dana.joinQuietly(plan, 'facilitator')
  for (const one of [priya, marcus, rosa]) await one.joinQuietly(plan)
  const partners = [
    await people('Ms. Okafor', { phone: true }),
    await people('Tom', { phone: true }),
    await people('Elena', { phone: true }),
  ]
  for (const one of partners) await one.joinQuietly(plan, 'contributor')
  const script = new Script()
  await finalize({ dana, priya, marcus, rosa, partners, plan, script, part: (title, act) => test.step(title, act) })
  // What is kept to be read is a transcript of this play: npm run transcript writes it anew.
  const kept = readFileSync(`${root}docs/transcripts/finalizing.md`, 'utf8').match(/^### \d+\. .*$/gm)
  expect(kept).toEqual(script.parts.map(({ title }) => `### ${title}`))
})
