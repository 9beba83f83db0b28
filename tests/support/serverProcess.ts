import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from './tree.ts'

/** The real server in a process of its own, which can be killed. Built from the sources as they stand now. */
export interface ServerProcess {
  readonly url: string
  readonly process: ChildProcess
  /** All it has printed. */
  output(): string
  kill9(): Promise<void>
}

// Two runs beside each other must not take it from under each other's servers.
const OUT_DIR = join('.cache', 'server-under-test', String(process.pid))

/** The bundled server, a file to run: that of this run of tests, or built now. */
export const buildServer = (): string => process.env.BUILT_SERVER ?? bundleServer()

/** Bundles the server as `npm start` does, in less than a second; returns the file to run. */
export function bundleServer(): string {
  // vite.config.ts asks VITEST whether it is building or testing.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  execFileSync(
    process.execPath,
    [vite, 'build', '--ssr', '--outDir', OUT_DIR, '--emptyOutDir', '--logLevel', 'error'],
    {
      cwd: root,
      env: { ...env, NODE_ENV: 'production' },
    },
  )
  return join(root, OUT_DIR, 'main.js')
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Starts the built server; resolves when it says that it is ready. */
export async function startProcess(
  file: string,
  { dataDir, port, env = {} }: { dataDir: string; port: number; env?: Record<string, string> },
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [file], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (bytes) => (output += String(bytes)))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      output += String(bytes)
      if (output.includes('is ready')) resolve()
    })
    child.once('close', () => reject(new Error(`The server ended at its start:\n${output}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    output: () => output,
    kill9: async () => {
      const gone = once(child, 'close')
      child.kill('SIGKILL')
      await gone
    },
  }
}
