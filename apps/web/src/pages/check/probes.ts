/**
 * What `/check` tries, each by really doing it, and each ended by itself after some seconds: a network that swallows
 * things answers with nothing at all. Nothing here knows a plan or a person.
 */

export const PROBES = ['server', 'sockets', 'cookies', 'https', 'storage', 'offline', 'clock'] as const
export type ProbeName = (typeof PROBES)[number]

/** `good`; `note`: it works, and there is something to know; `bad`: it does not work from here. */
export type Level = 'good' | 'note' | 'bad'

/** Everything a probe can find; each has its sentences in the catalogue. */
const LEVELS = {
  serverAnswers: 'good',
  serverSlow: 'note',
  serverSilent: 'bad',
  serverNotOurs: 'bad',
  serverOtherAddress: 'bad',
  serverNotSaving: 'bad',
  serverRestarting: 'note',
  serverTooMany: 'note',
  socketsWork: 'good',
  socketsSlow: 'note',
  socketsRefused: 'bad',
  socketsSwallowed: 'bad',
  cookiesWork: 'good',
  cookiesOff: 'bad',
  cookiesLost: 'bad',
  cookiesUnknown: 'note',
  httpsWorks: 'good',
  httpsNotNeeded: 'good',
  httpsMissing: 'note',
  httpsUnknownToServer: 'note',
  httpsElsewhere: 'note',
  storageWorks: 'good',
  storageLittle: 'note',
  storageBlocked: 'note',
  offlineWorks: 'good',
  offlineNeedsHttps: 'note',
  offlineBlocked: 'note',
  clockRight: 'good',
  clockWrong: 'note',
  clockUnknown: 'note',
} as const satisfies Record<string, Level>
export type Reason = keyof typeof LEVELS

export interface Finding {
  readonly probe: ProbeName
  readonly reason: Reason
  readonly level: Level
  /** What the sentence counts: milliseconds, megabytes, minutes. */
  readonly amount: number
}

const found = (probe: ProbeName, reason: Reason, amount = 0): Finding => ({
  probe,
  reason,
  level: LEVELS[reason],
  amount: Math.round(amount),
})

const PROBE_MAX_MS = 8_000
const SLOW_MS = 500
const ASKED_TIMES = 4
const CLOCK_OFF_MS = 5 * 60_000
const MIB = 1024 * 1024
const LITTLE_MIB = 50

interface ServerAnswer {
  readonly now: number
  readonly version: string
  readonly hasCookie: boolean
  readonly isHttps: boolean
  readonly isSaving: boolean
}

/** Finishes with what is found, one after the other, as it is found. Never rejects. */
export async function check(onFinding: (finding: Finding) => void): Promise<{ readonly version: string | undefined }> {
  const asking = askServer()
  const probes = [
    asking.then(({ findings }) => findings),
    sockets().then((one) => [one]),
    storage().then((one) => [one]),
    offline().then((one) => [one]),
  ]
  await Promise.all(probes.map((probe) => probe.then((findings) => findings.forEach(onFinding))))
  return { version: (await asking).version }
}

async function askServer(): Promise<{ findings: Finding[]; version?: string }> {
  const times: number[] = []
  let last: ServerAnswer | undefined
  let clockOffMs = 0
  try {
    for (let i = 0; i < ASKED_TIMES; i++) {
      const started = Date.now()
      const answer = await ask()
      if (typeof answer === 'string') return { findings: withoutServer(answer) }
      last = answer
      const tookMs = Date.now() - started
      // The first one opens the connection: what counts is how long the others take.
      if (i > 0) times.push(tookMs)
      clockOffMs = started + tookMs / 2 - answer.now
    }
  } catch {
    return { findings: withoutServer('serverSilent') }
  }
  if (!last) return { findings: withoutServer('serverSilent') }
  const ms = median(times)
  const isClockWrong = Math.abs(clockOffMs) > CLOCK_OFF_MS
  return {
    version: last.version,
    findings: [
      found('server', last.isSaving ? (ms > SLOW_MS ? 'serverSlow' : 'serverAnswers') : 'serverNotSaving', ms),
      found('cookies', last.hasCookie ? 'cookiesWork' : cookiesAreOff() ? 'cookiesOff' : 'cookiesLost'),
      https(last.isHttps),
      found('clock', isClockWrong ? 'clockWrong' : 'clockRight', Math.abs(clockOffMs) / 60_000),
    ],
  }
}

const cookiesAreOff = () => !navigator.cookieEnabled

const withoutServer = (reason: Reason): Finding[] => [
  found('server', reason),
  found('cookies', cookiesAreOff() ? 'cookiesOff' : 'cookiesUnknown'),
  https(undefined),
  found('clock', 'clockUnknown'),
]

async function ask(): Promise<ServerAnswer | Reason> {
  const response = await fetch('/api/check', {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(PROBE_MAX_MS),
  })
  const answer = (await response.json().catch(() => undefined)) as
    | (Partial<ServerAnswer> & { error?: { code?: unknown } })
    | undefined
  const code = answer?.error?.code
  if (code === 'wrongOrigin') return 'serverOtherAddress'
  if (code === 'tooMany') return 'serverTooMany'
  if (code === 'restarting' || response.status === 502 || response.status === 503) return 'serverRestarting'
  // Somebody between us and the server has answered in its place: a filter, or the page where a guest network asks for
  // a password.
  if (!response.ok || typeof answer?.now !== 'number' || typeof answer.version !== 'string') return 'serverNotOurs'
  return answer as ServerAnswer
}

/** @param serverSays undefined: it could not be asked */
function https(serverSays: boolean | undefined): Finding {
  const isHttps = location.protocol === 'https:'
  if (isHttps) return found('https', serverSays === false ? 'httpsUnknownToServer' : 'httpsWorks')
  if (serverSays) return found('https', 'httpsElsewhere')
  return found('https', window.isSecureContext ? 'httpsNotNeeded' : 'httpsMissing')
}

/** Opens a real socket and has three messages sent back. */
function sockets(): Promise<Finding> {
  return new Promise((resolve) => {
    const times: number[] = []
    let sentAt = 0
    let socket: WebSocket | undefined
    const end = (finding: Finding) => {
      clearTimeout(timer)
      resolve(finding)
      socket?.close()
    }
    const fail = () => end(found('sockets', sentAt > 0 ? 'socketsSwallowed' : 'socketsRefused'))
    const timer = setTimeout(fail, PROBE_MAX_MS)
    const send = () => {
      sentAt = performance.now()
      socket?.send(new Uint8Array([times.length]))
    }
    try {
      socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/sync/check`)
    } catch {
      fail()
      return
    }
    socket.binaryType = 'arraybuffer'
    socket.onopen = send
    socket.onclose = fail
    socket.onmessage = () => {
      times.push(performance.now() - sentAt)
      if (times.length < 3) return send()
      const ms = median(times)
      end(found('sockets', ms > SLOW_MS ? 'socketsSlow' : 'socketsWork', ms))
    }
  })
}

const TRY_DATABASE = 'commonboard-check'

/** Writes to the kind of storage that copies of plans are kept in, and asks how much room there is. */
async function storage(): Promise<Finding> {
  try {
    await atMost(PROBE_MAX_MS, writeAndRead())
  } catch {
    return found('storage', 'storageBlocked')
  }
  // Only browsers on https or this computer say how much room they give.
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined)
  if (estimate?.quota === undefined) return found('storage', 'storageWorks')
  const freeMib = (estimate.quota - (estimate.usage ?? 0)) / MIB
  return found('storage', freeMib < LITTLE_MIB ? 'storageLittle' : 'storageWorks', freeMib)
}

async function writeAndRead(): Promise<void> {
  const opening = indexedDB.open(TRY_DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
  const db = await done(opening)
  try {
    const tx = db.transaction('rows', 'readwrite')
    tx.objectStore('rows').put(new Uint8Array([1, 2, 3]), 'row')
    const read = await done(tx.objectStore('rows').get('row') as IDBRequest<Uint8Array | undefined>)
    if (read?.length !== 3) throw new Error('What was written did not come back')
  } finally {
    db.close()
    indexedDB.deleteDatabase(TRY_DATABASE)
  }
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The storage failed'))
  })

/** Whether the page opens without a network: browsers allow that on https and on the computer itself. */
async function offline(): Promise<Finding> {
  if (!window.isSecureContext) return found('offline', 'offlineNeedsHttps')
  if (!('serviceWorker' in navigator)) return found('offline', 'offlineBlocked')
  try {
    await atMost(PROBE_MAX_MS, navigator.serviceWorker.ready)
    return found('offline', 'offlineWorks')
  } catch {
    return found('offline', 'offlineBlocked')
  }
}

const atMost = <T>(ms: number, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error('No answer in time')), ms)
    }),
  ])

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
