import { createStore, type Store } from './plan/store.ts'

/** A newer version lies ready; it is loaded when the person says so, never by itself. */
const isReady = createStore(false)
export const newVersion: Store<boolean> = isReady

/**
 * The old worker first finishes what it has in hand: a request without an answer keeps it for minutes. The page comes
 * from the server in any case.
 */
const TAKE_OVER_MAX_MS = 3000

let waiting: ServiceWorker | undefined

/**
 * Lets the shell be kept on this device. Browsers offer that on https and localhost only; elsewhere everything works
 * but opening the page without a network.
 */
export function keepShell(): void {
  if (!import.meta.env.PROD || !window.isSecureContext || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let hadOne = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    const { controller } = serviceWorker
    // The first one takes over quietly. Afterwards another tab has gone on to a new version: this one says so.
    if (hadOne && controller) void announce(controller)
    hadOne = true
  })
  const register = () => {
    serviceWorker.register('/serviceWorker.js').then(watch, (error: unknown) => {
      console.info('The page will not open without a network', error)
    })
  }
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register)
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    const next = registration.waiting
    if (next && registration.active) void announce(next)
  }
  const follow = () => registration.installing?.addEventListener('statechange', look)
  look()
  // The browser may have found it while this page was still loading.
  follow()
  registration.addEventListener('updatefound', follow)
  // What was on its way to the page before the worker was there is kept as well.
  void navigator.serviceWorker.ready.then(({ active }) => {
    new PerformanceObserver((list) => {
      const paths = list.getEntries().map(({ name }) => new URL(name).pathname)
      active?.postMessage({ type: 'keep', paths: paths.filter((path) => path.startsWith('/assets/')) })
    }).observe({ type: 'resource', buffered: true })
  })
  // A page may stay open for days; browsers look for a new version only when a page is loaded.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) registration.update().catch(() => undefined)
  })
}

// The page may be the new version already, its worker being the only thing that is not: nothing to announce then.
async function announce(next: ServiceWorker): Promise<void> {
  const files = await filesOf(next)
  const own = document.querySelector<HTMLScriptElement>('script[type="module"]')
  if (own && files.includes(new URL(own.src).pathname)) {
    if (next.state === 'installed') next.postMessage({ type: 'takeOver' })
    return
  }
  waiting = next
  isReady.set(true)
}

const filesOf = (worker: ServiceWorker): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<readonly string[]>) => resolve(data)
    worker.postMessage({ type: 'whichFiles' }, [port2])
  })

/** Goes over to the new version, in this tab. The others are told and choose for themselves. */
export function loadNewVersion(): void {
  const reload = () => location.reload()
  // Another tab may have gone on to it already; then nothing changes any more that could be waited for.
  if (waiting?.state !== 'installed') return reload()
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true })
  setTimeout(reload, TAKE_OVER_MAX_MS)
  waiting.postMessage({ type: 'takeOver' })
}
