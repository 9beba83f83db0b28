import { parentPort } from 'node:worker_threads'
import { isFailedSync } from './sqliteFile.ts'
import { StorageLost, ZonesDamaged } from './storage.ts'
import type { Answer, Failure, Question } from './thread.ts'

/** The other end of `thread.ts`: answers questions in a worker thread, one after the other. */
export function answerQuestions<Target extends object>(open: () => Target, onClose: (target: Target) => void): void {
  const port = parentPort
  if (!port) throw new Error('This file is started as a worker thread')
  const answer = (message: Answer) => port.postMessage(message, memoryOf(message.value))

  let target: Target | undefined
  try {
    target = open()
    answer({ id: 0 })
  } catch (error) {
    answer({ id: 0, failure: failureOf(error) })
  }

  port.on('message', ({ id, call, args }: Question) => {
    try {
      if (call === 'close') {
        if (target) onClose(target)
        answer({ id })
        return
      }
      if (!target) throw new Error('The database is not open')
      answer({ id, value: run(target, call, args) })
    } catch (error) {
      answer({ id, failure: failureOf(error) })
    } finally {
      // Also of a thread that could not get ready.
      if (call === 'close') port.close()
    }
  })
}

/** @param call `load`, or of a topic `rounds.roundsOf` */
function run(target: object, call: string, args: readonly unknown[]): unknown {
  const [first = '', second] = call.split('.')
  const owner = second === undefined ? target : (Reflect.get(target, first) as object)
  const method = Reflect.get(owner, second ?? first) as (...values: readonly unknown[]) => unknown
  return method.apply(owner, [...args])
}

function failureOf(error: unknown): Failure {
  return {
    message: error instanceof Error ? error.message : String(error),
    isLost: error instanceof StorageLost || isFailedSync(error),
    ...(error instanceof ZonesDamaged ? { damaged: error.zones } : {}),
  }
}

/** Big documents are handed over, not copied: a copy of 20 MiB would hold up the sockets for 10 ms. */
export function memoryOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  for (const one of Array.isArray(value) ? value : Object.values(value ?? {})) {
    const data: unknown = (one as { data?: unknown } | null)?.data
    if (data instanceof Uint8Array && data.buffer instanceof ArrayBuffer && data.byteLength === data.buffer.byteLength)
      found.add(data.buffer)
  }
  return [...found]
}
