/**
 * The phone's back button closes an open sheet instead of leaving the plan: an open sheet is one step in the
 * browser's history, at the same address.
 */

const MARK = 'sheet'
/** `history.back()` takes effect later; a sheet opened in between makes its step when the old one is gone. */
let isLeaving = false
let isWantedAgain = false
/** What waits until the step is gone. */
let waiting: (() => void)[] = []

const isInSheet = (): boolean =>
  typeof history.state === 'object' && history.state !== null && MARK in (history.state as object)

const push = () => {
  // Going back would scroll to where the page stood before the sheet, away from a card that was just added.
  history.scrollRestoration = 'manual'
  history.pushState({ ...(history.state as object | null), [MARK]: true }, '')
}

export function enterSheet(): void {
  if (isLeaving) isWantedAgain = true
  else if (!isInSheet()) push()
}

export function leaveSheet(): void {
  isWantedAgain = false
  if (isLeaving || !isInSheet()) return
  isLeaving = true
  // Its own ear: whoever closes a sheet by leaving the page has taken his with him.
  window.addEventListener('popstate', hasLeft, { once: true })
  history.back()
}

function hasLeft(): void {
  isLeaving = false
  history.scrollRestoration = 'auto'
  if (isWantedAgain) push()
  isWantedAgain = false
  const next = waiting
  waiting = []
  for (const go of next) go()
}

/** Does it once the step of a sheet that is being closed is gone: an address set before would go with it. */
export function afterSheet(go: () => void): void {
  if (isLeaving || isInSheet()) waiting.push(go)
  else go()
}

/** Calls back when the back button has been pressed in a sheet; returns what ends that. */
export function onBack(close: () => void): () => void {
  const listen = () => {
    if (isInSheet() || isLeaving) return
    history.scrollRestoration = 'auto'
    close()
  }
  window.addEventListener('popstate', listen)
  return () => window.removeEventListener('popstate', listen)
}
