/** How long a PDF takes, from the request to the last byte, against the built server. */
import { makePlan, startBuiltServer } from '../support/builtServer.ts'
import { fillPlan, fillStructure } from '../support/fillPlan.ts'

const TIMES = 5
const rows: Record<string, Record<string, string>> = {}
const server = await startBuiltServer()

const structure = await makePlan(server, { template: 'blank', title: '25 bodies' })
await fillStructure(server, structure, 25)
const large = [
  ...(await Promise.all(
    [60, 400].map(async (size) => {
      const plan = await makePlan(server, { template: 'blank', title: `${size} cards` })
      await fillPlan(server, plan, size)
      const files = ['logic-model.pdf', 'logic-model.pdf?paper=letter', 'logic-model.png']
      return { plan, what: `${size} cards`, files }
    }),
  )),
  {
    plan: structure,
    what: '25 bodies, 125 seats',
    files: ['leadership.pdf', 'leadership.pdf?paper=letter', 'leadership.png'],
  },
]
for (const { plan, what, files } of large)
  for (const file of files) {
    const times: number[] = []
    let bytes = 0
    for (let i = 0; i < TIMES; i++) {
      const start = performance.now()
      const answer = await fetch(`${server.url}/api/plans/${plan.planId}/export/${file}`, {
        headers: { cookie: plan.cookie },
      })
      bytes = (await answer.arrayBuffer()).byteLength
      if (!answer.ok) throw new Error(`${file} answered ${answer.status}`)
      times.push(performance.now() - start)
    }
    const [first = 0] = times
    times.sort((a, b) => a - b)
    rows[`${file}, ${what}`] = {
      first: `${Math.round(first)} ms`,
      median: `${Math.round(times[Math.floor(TIMES / 2)] ?? 0)} ms`,
      size: `${Math.round(bytes / 1024)} kB`,
    }
  }
console.log('Files to hand over; the first one of all starts the process that makes them')
console.table(rows)
await server.close()
