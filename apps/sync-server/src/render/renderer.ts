import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { bundled } from '../thread.ts'
import type { Answer, Job, Question, Result, Results } from './job.ts'

export interface RendererOptions {
  readonly timeoutMs?: number
  /** A fresh process after so many documents: what a long life might leak goes with it. */
  readonly documentsPerChild?: number
  readonly waitingMax?: number
  /** A child that holds more is ended in the middle of its work. Watched where the system says how much: on Linux. */
  readonly memoryMaxBytes?: number
}

/** No file came out: the work took too long, ended its process, or too much is waiting. The next request works. */
export class CannotRender extends Error {
  /** The file itself asks for more than there is: once more would end the same. */
  readonly isTooMuch: boolean
  /** When it is worth another try, where that is known. */
  readonly retryAfterMs: number | undefined

  constructor(message: string, about: ErrorOptions & { isTooMuch?: boolean; retryAfterMs?: number } = {}) {
    super(message, about)
    this.isTooMuch = about.isTooMuch ?? false
    this.retryAfterMs = about.retryAfterMs
  }
}

const MIB = 1024 * 1024
const MEMORY_MAX_BYTES = 1024 * MIB
/** A child this large after its work is replaced before the next: WebAssembly never gives memory back. */
const MEMORY_COMFORTABLE_BYTES = 448 * MIB
/** Of one WebAssembly memory, in pages of 64 KiB: 768 MiB. Holds where the system cannot be asked for the size. */
const WASM_MAX_PAGES = 12_288
const LOOK_EVERY_MS = 250
const IDLE_MS = 10 * 60_000
const LOW_PRIORITY = 10

interface Waiting {
  readonly job: Job
  readonly resolve: (value: Result) => void
  readonly reject: (error: Error) => void
}

/**
 * Makes files in one child process at low priority, one after the other. A process and not a thread: native and
 * WebAssembly code that hangs can only be ended with everything around it. It starts with the first request.
 */
export class Renderer {
  private readonly waiting: Waiting[] = []
  private current: { readonly asked: Waiting; readonly timers: readonly NodeJS.Timeout[] } | undefined
  private child: ChildProcess | undefined
  private made = 0
  private idle: NodeJS.Timeout | undefined
  private isClosed = false
  /** Holds for documents begun from now on. */
  timeoutMs: number
  private readonly documentsPerChild: number
  private readonly waitingMax: number
  private readonly memoryMaxBytes: number

  constructor({
    timeoutMs = 20_000,
    documentsPerChild = 200,
    waitingMax = 20,
    memoryMaxBytes = MEMORY_MAX_BYTES,
  }: RendererOptions = {}) {
    this.timeoutMs = timeoutMs
    this.documentsPerChild = documentsPerChild
    this.waitingMax = waitingMax
    this.memoryMaxBytes = memoryMaxBytes
  }

  /** Process id of the child; undefined while there is none. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  get isBusy(): boolean {
    return this.current !== undefined
  }

  /** @throws CannotRender */
  async render<Kind extends Job['kind']>(job: Job & { readonly kind: Kind }): Promise<Results[Kind]> {
    return (await this.ask(job)) as Results[Kind]
  }

  private ask(job: Job): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) reject(new CannotRender('The server is stopping'))
      else if (this.waiting.length >= this.waitingMax)
        reject(new CannotRender('Too many files are being made', { retryAfterMs: this.timeoutMs }))
      else {
        this.waiting.push({ job, resolve, reject })
        this.next()
      }
    })
  }

  close(): void {
    this.isClosed = true
    const error = new CannotRender('The server is stopping')
    for (const { reject } of this.waiting.splice(0)) reject(error)
    this.end(error)
  }

  private next(): void {
    if (this.current) return
    const asked = this.waiting.shift()
    if (!asked) return
    clearTimeout(this.idle)
    const child = (this.child ??= this.start())
    const { pid } = child
    const isTooMuch = true
    const tooLong = setTimeout(
      () => this.end(new CannotRender('It took too long', { isTooMuch })),
      this.timeoutMs * (isLarge(asked.job) ? LARGE_FACTOR : 1),
    )
    const tooLarge = setInterval(() => {
      if (pid === undefined || residentBytes(pid) <= this.memoryMaxBytes) return
      this.end(new CannotRender('It grew too large', { isTooMuch }))
    }, LOOK_EVERY_MS)
    this.current = { asked, timers: [tooLong, tooLarge] }
    child.send({ job: asked.job } satisfies Question, (error) => {
      if (error && child === this.child) this.end(new CannotRender(error.message))
    })
  }

  private start(): ChildProcess {
    const child = startChild()
    this.made = 0
    child.on('message', (answer: Answer) => {
      if (child === this.child) this.take(answer)
    })
    child.on('exit', () => {
      if (child === this.child) this.end(new CannotRender('The process ended'))
    })
    child.on('error', (error) => {
      if (child === this.child) this.end(new CannotRender(error.message))
    })
    return child
  }

  private take(answer: Answer): void {
    const { current } = this
    if (!current) return
    this.settle()
    this.made++
    if ('result' in answer) current.asked.resolve(answer.result)
    else current.asked.reject(new CannotRender('It could not be made', { cause: answer.failure }))
    // What went wrong inside may have left the compiler unfit for the next document.
    const isSpent =
      'failure' in answer || this.made >= this.documentsPerChild || answer.memoryBytes > MEMORY_COMFORTABLE_BYTES
    if (isSpent) this.stopChild()
    this.idle = setTimeout(() => this.stopChild(), IDLE_MS).unref()
    this.next()
  }

  /** Ends the child in the middle of its work; who waits behind gets a new one. */
  private end(error: CannotRender): void {
    const asked = this.current?.asked
    this.settle()
    this.stopChild()
    asked?.reject(error)
    if (!this.isClosed) this.next()
  }

  private settle(): void {
    for (const timer of this.current?.timers ?? []) clearTimeout(timer)
    this.current = undefined
  }

  private stopChild(): void {
    clearTimeout(this.idle)
    const { child } = this
    this.child = undefined
    child?.kill('SIGKILL')
  }
}

/** A results framework of so many cards is a book of a hundred pages; setting it takes 5 ms of the processor a card. */
const LARGE_FROM_CARDS = 500
const LARGE_FACTOR = 2
const isLarge = (job: Job): boolean =>
  job.kind === 'office' && job.format === 'pdf' && job.content.cards.length > LARGE_FROM_CARDS

/** Memory a process holds; 0 where the system does not say (only Linux has these files). */
function residentBytes(pid: number): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
    return Number(pages) * 4096
  } catch {
    return 0
  }
}

// From the bundle the child stands beside us as JavaScript; from source it is TypeScript and has to register tsx first.
// It gets no secret: of the environment only what a process needs to run.
function startChild(): ChildProcess {
  const here = import.meta.url
  const fromBundle = bundled('render')
  const isSource = here.endsWith('.ts') && !fromBundle
  const file = fromBundle ?? fileURLToPath(new URL(['.', isSource ? 'child.ts' : 'render.js'].join('/'), here))
  const { PATH, TMPDIR, TEMP, SystemRoot, TZ } = process.env
  const env = Object.fromEntries(
    Object.entries({ PATH, TMPDIR, TEMP, SystemRoot, TZ }).filter(([, value]) => value !== undefined),
  )
  const child = fork(file, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env,
    execArgv: [
      ...(isSource ? ['--import', createRequire(here).resolve('tsx')] : []),
      '--max-old-space-size=256',
      // One quick translation of the WebAssembly and no second, better one: the first page takes 0.5 s instead of 2 s of
      // the processor, and later ones no longer.
      '--liftoff-only',
      `--wasm-max-mem-pages=${WASM_MAX_PAGES}`,
    ],
  })
  try {
    if (child.pid !== undefined) setPriority(child.pid, LOW_PRIORITY)
  } catch {
    // A system that does not let us: the files come out all the same.
  }
  // The server may end while a child idles.
  child.unref()
  child.channel?.unref()
  return child
}
