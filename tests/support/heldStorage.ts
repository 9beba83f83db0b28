import type { Storage } from '../../apps/sync-server/src/storage/storage.ts'

/** A storage in which one call, by its name (`rounds.answersOf`), waits until it is let go on. */
export function heldStorage(kept: Storage): {
  storage: Storage
  /** From now on; resolves when somebody waits there. */
  hold(call: string): Promise<void>
  letGo(): void
} {
  let held: { call: string; reached: () => void; until: Promise<void> } | undefined
  let letGo = () => {}
  const holding = <Part extends object>(part: Part, prefix = ''): Part =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (name === 'rounds' || name === 'versions' || name === 'history') return holding(value as object, `${name}.`)
        if (typeof value !== 'function' || name === 'close') return value
        return async (...args: unknown[]) => {
          if (held?.call === prefix + String(name)) {
            held.reached()
            await held.until
          }
          return (value as (...all: unknown[]) => Promise<unknown>).apply(target, args)
        }
      },
    })
  return {
    storage: holding(kept),
    hold: (call) =>
      new Promise((reached) => {
        const until = new Promise<void>((resolve) => {
          letGo = () => {
            held = undefined
            resolve()
          }
        })
        held = { call, reached, until }
      }),
    letGo: () => letGo(),
  }
}
