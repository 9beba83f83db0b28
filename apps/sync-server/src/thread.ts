import { join } from 'node:path'
import { Worker, type WorkerOptions } from 'node:worker_threads'

let bundle: string | undefined

/**
 * For who runs from source and starts many threads, as tests do: they, and the process that makes files, come from a
 * bundle of the same sources in this folder. Read as TypeScript each takes half a second of the processor, instead of a
 * twentieth.
 */
export function takeThreadsFrom(folder: string | undefined): void {
  bundle = folder
}

/** The file of a bundled module; absent if all there is are the sources. */
export const bundled = (name: string): string | undefined => bundle && join(bundle, `${name}.js`)

/**
 * Starts a module of ours in a thread. From the bundle it stands beside the caller as JavaScript. From source it is
 * TypeScript, and on Node 20 a worker does not inherit tsx from `--import`: the thread has to register it first.
 * @param here the caller's `import.meta.url`
 */
export function startThread(here: string, name: string, options: WorkerOptions = {}): Worker {
  if (!here.endsWith('.ts')) return new Worker(new URL(['.', `${name}.js`].join('/'), here), options)
  const file = bundled(name)
  if (file) return new Worker(file, options)
  const source = new URL(['.', `${name}.ts`].join('/'), here).href
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`
  return new Worker(script, { ...options, eval: true })
}
