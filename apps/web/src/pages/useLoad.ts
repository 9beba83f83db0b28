import { useCallback, useEffect, useRef, useState } from 'react'

export type Load<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: unknown }

/**
 * What `ask` answers, asked again by `reload`, when the page comes back to the front or the
 * network to the device, and every `everyMs` while it is
 * there. A later failure leaves the older answer standing: it is still the best there is.
 */
export function useLoad<Value>(ask: () => Promise<Value>, everyMs?: number) {
  const [load, setLoad] = useState<Load<Value>>({ state: 'loading' })
  const turn = useRef(0)
  const asked = useRef(ask)
  useEffect(() => {
    asked.current = ask
  }, [ask])

  const reload = useCallback(async () => {
    const mine = ++turn.current
    const next = await asked.current().then(
      (value): Load<Value> => ({ state: 'there', value }),
      (error: unknown): Load<Value> => ({ state: 'failed', error }),
    )
    // An answer that was overtaken by a newer question is dropped.
    if (mine !== turn.current) return
    setLoad((before) => (next.state === 'failed' && before.state === 'there' ? before : next))
  }, [])

  const forget = useCallback(() => {
    turn.current++
  }, [])

  useEffect(() => {
    void reload()
    const onVisible = () => {
      if (document.visibilityState === 'visible') void reload()
    }
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('online', onVisible)
    const timer = everyMs === undefined ? undefined : setInterval(onVisible, everyMs)
    return () => {
      forget()
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('online', onVisible)
      clearInterval(timer)
    }
  }, [reload, forget, everyMs])

  return { load, reload }
}
