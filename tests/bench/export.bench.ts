/** How long a PDF takes, from the request to the last byte, against the built server. */
import { makePlan, startBuiltServer } from '../support/builtServer.ts'
import { fillPlan } from '../support/fillPlan.ts'

const TIMES = 5
const rows: Record<string, Record<string, string>> = {}
const server = await startBuiltServer()

for (const size of [60, 400]) {
  const plan = await makePlan(server, { template: 'blank', title: `${size} cards` })
  await fillPlan(server, plan, size)
  for (const file of ['logic-model.pdf', 'logic-model.pdf?paper=letter', 'logic-model.png']) {
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
    rows[`${file}, ${size} cards`] = {
      first: `${Math.round(first)} ms`,
      median: `${Math.round(times[Math.floor(TIMES / 2)] ?? 0)} ms`,
      size: `${Math.round(bytes / 1024)} kB`,
    }
  }
}
console.log('Files of the logic model; the first one of all starts the process that makes them')
console.table(rows)
await server.close()
