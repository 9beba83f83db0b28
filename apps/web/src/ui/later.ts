import { type ComponentType, createElement, lazy, useState } from 'react'

const TRY_AGAIN_MS = 3_000

/**
 * A part of a page nobody waits for: its code comes after the first content. Where the network has gone by then it is
 * asked for again; a page that works must not stop for want of a menu.
 */
export const later: typeof lazy = (load) => lazy(() => untilItComes(load))

/** What somebody asked for while there is no network: it comes when that is back, and the page goes on meanwhile. */
export async function whenOnline<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if (navigator.onLine) throw error
      await new Promise((resolve) => window.addEventListener('online', resolve, { once: true }))
    }
  }
}

/** Asks every few seconds, for ever: it never fails. */
export async function untilItComes<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load()
    } catch (error) {
      console.info('A part of the page has not come yet', error)
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS))
    }
  }
}

/** Does something with a part at once where it has come, and else as soon as it comes; in the order it was asked. */
export function whenHere<Part>(load: () => Promise<Part>): (act: (part: Part) => void) => void {
  let here: Part | undefined
  let coming: Promise<void> | undefined
  const waiting: ((part: Part) => void)[] = []
  return (act) => {
    if (here !== undefined) return act(here)
    waiting.push(act)
    coming ??= untilItComes(load).then((part) => {
      here = part
      for (const one of waiting.splice(0)) one(part)
    })
  }
}

interface File<Props> {
  readonly default: ComponentType<Props>
}

/** A part that can be asked for before it is drawn. */
export interface Ahead<Props> {
  readonly Shown: ComponentType<Props>
  ask(): Promise<unknown>
}

/**
 * A part of a page whose code is asked for before React draws it: where it has come by then it is drawn at once. What
 * React has to wait for, it draws 300 ms after its waiting sign at the earliest.
 */
export function ahead<Props extends object>(load: () => Promise<File<Props>>): Ahead<Props> {
  let here: File<Props> | undefined
  let coming: Promise<File<Props>> | undefined
  const ask = () => {
    coming ??= load().then(
      (file) => (here = file),
      (error: unknown) => {
        coming = undefined
        throw error
      },
    )
    return coming
  }
  const Later = lazy(ask)
  const Shown = (props: Props) => {
    // Chosen once: what stands on the page is not exchanged for itself.
    const [Part] = useState<ComponentType<Props>>(() => here?.default ?? (Later as ComponentType<Props>))
    return createElement(Part, props)
  }
  return { ask, Shown }
}
