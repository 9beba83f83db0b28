import { lazy } from 'react'

const TRY_AGAIN_MS = 3_000

/**
 * A part of a page nobody waits for: its code comes after the first content. Where the network has gone by then it is
 * asked for again; a page that works must not stop for want of a menu.
 */
export const later: typeof lazy = (load) => lazy(() => untilItComes(load))

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
