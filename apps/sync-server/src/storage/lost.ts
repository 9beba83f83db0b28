import { type Storage, StorageLost } from './storage.ts'

/**
 * The same storage, with somebody who hears of it when a call finds it lost, whichever call that is: not only the
 * updates of a plan, also a new link is kept by a commit whose fsync can fail.
 */
export function watchLost(storage: Storage, onLost: (error: StorageLost) => void): Storage {
  let isClosing = false
  const watched = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        // A topic of its own.
        if (typeof value === 'object' && value !== null) return watched(value)
        if (typeof value !== 'function') return value
        const call = value.bind(target) as (...args: unknown[]) => Promise<unknown>
        return async (...args: unknown[]) => {
          if (name === 'close') isClosing = true
          try {
            return await call(...args)
          } catch (error) {
            if (error instanceof StorageLost && !isClosing) onLost(error)
            throw error
          }
        }
      },
    })
  return watched(storage)
}
