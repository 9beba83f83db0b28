import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { pino } from 'pino'
import { secretIn, takeFolder } from './dataFolder.ts'
import { createServer, type RunningServer } from './server.ts'
import { readSettings, type Settings, StartError } from './settings.ts'
import { COMPACTION } from './storage/compaction.ts'
import { openSqlite } from './storage/sqlite.ts'

/** Starts the server as the environment says, and stops it when asked. Nobody else reads the environment. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const release = takeFolder(settings.dataDir)
  process.on('exit', release)
  const logger = pino({ level: settings.logLevel, base: null })
  process.on('uncaughtException', (error) => {
    logger.fatal({ error: error.message, stack: error.stack }, 'Something unexpected')
    process.exit(1)
  })

  const server = await start(settings, logger)
  announce(settings, server)

  const stop = () => {
    // A second signal, or anything that hangs, ends it all the same.
    process.once('SIGINT', () => process.exit(1))
    setTimeout(() => process.exit(1), STOP_MAX_MS).unref()
    void server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

const STOP_MAX_MS = 9_500
const WEB_DIR = 'dist/web'

async function start(settings: Settings, logger: pino.Logger): Promise<RunningServer> {
  const secret = secretIn(settings.dataDir, settings.secret)
  const storage = await openSqlite(settings.dataDir).catch((error: unknown) => {
    throw new StartError(`The database in ${settings.dataDir} cannot be opened: ${(error as Error).message}`)
  })
  const { port, host, publicUrl, createPlans, proxies, tldrawLicenseKey, historyDays, compactRows: rows } = settings
  const webDir = resolve(WEB_DIR)
  try {
    return await createServer({
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
      logger,
      onLost: () => process.exit(1),
    })
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
