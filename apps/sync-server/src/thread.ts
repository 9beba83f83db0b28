import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a module of ours in a thread. From the bundle it stands beside the caller as JavaScript. From source it is
 * TypeScript, and on Node 20 a worker does not inherit tsx from `--import`: the thread has to register it first.
 * @param here the caller's `import.meta.url`
 */
export function startThread(here: string, name: string, options: WorkerOptions = {}): Worker {
  if (!here.endsWith('.ts')) return new Worker(new URL(['.', `${name}.js`].join('/'), here), options)
  const source = new URL(['.', `${name}.ts`].join('/'), here).href
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`
  return new Worker(script, { ...options, eval: true })
}
