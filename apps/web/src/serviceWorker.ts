/**
 * Keeps the shell (the page and its code, never anything of a plan) so that the product opens without a network. The
 * page is asked for at the server first; the copy answers when nobody else does. A new version waits until somebody
 * says so: code that changes under an open page would lose its other half.
 */

/** Of a worker's types only what is used here: the pages and the worker are checked as one program. */
interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetches extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface ShellWorker {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', act: (event: Waits) => void): void
  addEventListener(type: 'fetch', act: (event: Fetches) => void): void
  addEventListener(type: 'message', act: (event: MessageEvent & Waits) => void): void
}
const worker = globalThis as unknown as ShellWorker

/** Put in by the build: what the first screens need. The canvas is kept once it has been used. */
declare const SHELL_FILES: readonly string[]
declare const SHELL_VERSION: string

const PAGE = '/'
const PREFIX = 'commonboard-shell-'
const CACHE = PREFIX + SHELL_VERSION
/** A network that swallows requests: the copy answers then. */
const PAGE_MAX_MS = 4000
const OF_THE_SERVER = /^\/(api|sync|health|metrics|version)(\/|$)/
const KEPT_WHEN_USED = /^\/assets\/|^\/[\w.-]+\.(js|svg|png|ico|webmanifest)$/

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...SHELL_FILES])))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys()
      await Promise.all(
        names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
      )
      await worker.clients.claim()
    })(),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin || OF_THE_SERVER.test(url.pathname)) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (KEPT_WHEN_USED.test(url.pathname)) event.respondWith(asset(request))
})

worker.addEventListener('message', (event) => {
  const message = event.data as { type?: unknown; paths?: unknown }
  if (message.type === 'takeOver') void worker.skipWaiting()
  else if (message.type === 'whichFiles') event.ports[0]?.postMessage(SHELL_FILES)
  else if (message.type === 'keep' && Array.isArray(message.paths)) event.waitUntil(keep(message.paths as string[]))
})

async function page(request: Request): Promise<Response> {
  const kept = () => caches.match(PAGE)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PAGE_MAX_MS) })
    return answer.status < 500 ? answer : ((await kept()) ?? answer)
  } catch (error) {
    const copy = await kept()
    if (copy) return copy
    throw error
  }
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.status === 200) {
    const cache = await caches.open(CACHE)
    // A full device keeps nothing more; the page works all the same.
    await cache.put(request, answer.clone()).catch(() => undefined)
  }
  return answer
}

/** What the page had loaded before this worker was there. */
async function keep(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const path of paths)
    if (KEPT_WHEN_USED.test(path) && !(await cache.match(path))) await cache.add(path).catch(() => undefined)
}
