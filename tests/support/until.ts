const GIVE_UP_MS = 30_000

/** Waits for a condition, never for a time. @throws if it does not come about in half a minute */
export async function until<T>(what: string, condition: () => T | Promise<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + GIVE_UP_MS
  for (;;) {
    const value = await condition()
    if (value) return value
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
