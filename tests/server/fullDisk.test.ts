import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Random } from '../support/random.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device, temporaryFolder } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { Typist } from '../support/typist.ts'
import { until } from '../support/until.ts'

/** A disk of two megabytes; undefined where this user may not make one. */
function smallDisk(): string | undefined {
  const dir = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', dir], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  onTestFinished(() => void execFileSync('umount', ['-l', dir]))
  return dir
}

test('a disk that is really full: nothing is called saved, reading goes on, and all of it is saved when there is room', async (context) => {
  const disk = smallDisk()
  if (!disk) return context.skip('only root on Linux may mount the small disk this test fills')
  const file = buildServer()
  const port = await freePort()
  const server = await startProcess(file, { dataDir: disk, port, env: { LOG_LEVEL: 'silent' } })
  onTestFinished(() => void server.process.kill('SIGKILL'))
  const ana = new Device(server.url, 'Ana')
  const { planId } = await ana.createPlan()
  const typist = new Typist(ana, new Random(1))
  await typist.connect(planId)
  for (let i = 0; i < 20; i++) typist.act()
  typist.askWhetherSaved()
  await until('all is saved', () => typist.isAllSaved)

  const { bavail, bsize } = statfsSync(disk)
  const filler = join(disk, 'somebody-elses-file')
  writeFileSync(filler, Buffer.alloc(bavail * bsize))
  await until('Ana is told', () => {
    typist.act()
    typist.askWhetherSaved()
    return typist.notices.includes(1)
  })
  expect((await ana.ask('GET', '/health/ready')).status).toBe(503)
  expect((await ana.ask('GET', `/api/plans/${planId}/content`)).status).toBe(200)
  expect(typist.isAllSaved).toBe(false)

  rmSync(filler)
  await until('all is saved', async () => {
    if (!typist.isConnected) await typist.connect(planId)
    return typist.isAllSaved
  })
  await until('it is ready again', async () => (await ana.ask('GET', '/health/ready')).status === 200)
  await server.kill9()
  const again = await startProcess(file, { dataDir: disk, port })
  onTestFinished(() => void again.process.kill('SIGKILL'))
  expect(typist.brokenIn((await wireClient(ana, planId)).doc)).toEqual([])
})
