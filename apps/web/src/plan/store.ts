/** A value that tells when it changes; what `useSyncExternalStore` needs and no more. */
export interface Store<T> {
  get(): T
  subscribe(onChange: () => void): () => void
}

export interface WritableStore<T> extends Store<T> {
  set(value: T): void
}

export function createStore<T>(initial: T): WritableStore<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}

/**
 * Calls `run` at most once a frame. A hidden tab gets no frames, so there a timer takes their place:
 * its outline must still be right when somebody comes back to it.
 */
export function oncePerFrame(run: () => void): { schedule(): void; cancel(): void } {
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const go = () => {
    cancel()
    run()
  }
  const cancel = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    frame = 0
    timer = undefined
  }
  return {
    schedule() {
      if (frame || timer) return
      if (!document.hidden) frame = requestAnimationFrame(go)
      timer = setTimeout(go, document.hidden ? 50 : 250)
    },
    cancel,
  }
}
