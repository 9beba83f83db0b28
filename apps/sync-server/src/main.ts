import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { realClock } from './clock.ts'
import { secretIn, takeFolder } from './dataFolder.ts'
import { Importer } from './importing/importer.ts'
import { openLog } from './logs.ts'
import { createServer, type RunningServer } from './server.ts'
import { readSettings, type Settings, StartError } from './settings.ts'
import { COMPACTION } from './storage/compaction.ts'
import { openSqlite } from './storage/sqlite.ts'

/** Starts the server as the environment says, and stops it when asked. Nobody else reads the environment. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const release = takeFolder(settings.dataDir)
  process.on('exit', release)
  const logger = openLog(settings.logLevel)
  process.on('uncaughtException', (error) => {
    logger.fatal({ error }, 'Something unexpected')
    process.exit(1)
  })

  const starting = start(settings, logger)
  const stop = (signal: NodeJS.Signals) => {
    const started = performance.now()
    logger.info({ signal }, 'Stopping')
    for (const one of STOP_SIGNALS) {
      // A second signal, or anything that hangs, ends it all the same. Added before the other goes: between the two a
      // signal would find nobody who listens, and be lost.
      process.once(one, () => process.exit(1))
      process.off(one, stop)
    }
    setTimeout(() => {
      logger.error('Stopping took too long')
      process.exit(1)
    }, STOP_MAX_MS).unref()
    starting
      .then((server) => server.close())
      .then(
        () => {
          logger.info({ ms: Math.round(performance.now() - started) }, 'Stopped')
          process.exit(0)
        },
        (error: unknown) => {
          logger.error({ error }, 'Stopping failed')
          process.exit(1)
        },
      )
  }
  // Before anything else takes time: as the first process of a container one without a listener takes no notice.
  for (const signal of STOP_SIGNALS) process.on(signal, stop)

  const server = await starting
  logger.info({ port: server.port }, 'Listening')
  announce(settings, server)
}

const STOP_SIGNALS: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT']
const STOP_MAX_MS = 9_500
const WEB_DIR = 'dist/web'

async function start(settings: Settings, logger: Logger): Promise<RunningServer> {
  const secret = secretIn(settings.dataDir, settings.secret)
  const storage = await openSqlite(settings.dataDir).catch((error: unknown) => {
    throw new StartError(`The database in ${settings.dataDir} cannot be opened: ${(error as Error).message}`)
  })
  const { port, host, publicUrl, createPlans, proxies, tldrawLicenseKey, metricsToken, dataDir } = settings
  const { historyDays, compactRows: rows } = settings
  const webDir = resolve(WEB_DIR)
  const importer = new Importer(realClock)
  try {
    const server = await createServer({
      importer,
      storage,
      port,
      host,
      ...(publicUrl === undefined ? {} : { publicUrl }),
      secret,
      createPlans,
      proxies,
      ...(existsSync(webDir) ? { webDir } : {}),
      ...(tldrawLicenseKey === undefined ? {} : { tldrawLicenseKey }),
      compaction: { historyDays, rows, quietRows: Math.min(rows, COMPACTION.quietRows) },
      ...(metricsToken === undefined ? {} : { metricsToken }),
      dataDir,
      logger,
      onLost: () => process.exit(1),
    })
    // Beside the first visitors: whoever brings a table does not wait for it.
    importer.keepReady()
    return server
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} is in use by another program; choose one with PORT=4000.`)
    if (code === 'EACCES') throw new StartError(`Port ${port} may not be used by this user; choose one with PORT=4000.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(`HOST is "${host}", which is no address of this machine.`)
    throw error
  }
}

function announce({ host, publicUrl, createPlans, dataDir }: Settings, { port }: RunningServer): void {
  const isEverywhere = host === '0.0.0.0' || host === '::'
  const lines = [`Commonboard is ready at   http://${isEverywhere ? 'localhost' : host}:${port}`]
  const network = isEverywhere ? networkAddress() : undefined
  if (network) lines.push(`In this network at        http://${network}:${port}`)
  if (publicUrl) lines.push(`For everybody at          ${publicUrl}`)
  lines.push(
    createPlans === 'admin'
      ? 'To make the first plan: npm run admin -- new "Title of the plan"'
      : 'To make the first plan, open the address in a browser and choose how to start a new plan.',
    `Everything is kept in ${resolve(dataDir)}`,
  )
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`)
}

function networkAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : (error as Error).stack}\n`)
  process.exit(1)
})
