const GAP = 6
const MARGIN = 8

/** Puts an open menu below its button, or above where there is more room, and always inside the window. */
export function placeMenu(menu: HTMLElement, anchor: HTMLElement, align: 'start' | 'end'): void {
  const at = (anchor.firstElementChild ?? anchor).getBoundingClientRect()
  const below = window.innerHeight - at.bottom - GAP - MARGIN
  const above = at.top - GAP - MARGIN
  const opensUp = menu.offsetHeight > below && above > below
  menu.style.maxBlockSize = `${Math.max(120, opensUp ? above : below)}px`
  const isRightToLeft = getComputedStyle(menu).direction === 'rtl'
  const left = (align === 'end') === isRightToLeft ? at.left : at.right - menu.offsetWidth
  const top = opensUp ? at.top - GAP - menu.offsetHeight : at.bottom + GAP
  menu.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - MARGIN - menu.offsetWidth))}px`
  menu.style.top = `${Math.max(MARGIN, top)}px`
}

type Step = 'first' | 'last' | 'next' | 'previous' | { readonly letter: string }

/** Moves the focus among the items of a menu; from the last it goes on at the first. */
export function stepTo(menu: HTMLElement, step: Step): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const now = items.findIndex((item) => item === document.activeElement)
  items[indexOf(step, now, items)]?.focus()
}

function indexOf(step: Step, now: number, items: readonly HTMLElement[]): number {
  if (step === 'first') return 0
  if (step === 'last') return items.length - 1
  if (step === 'next') return (now + 1) % items.length
  if (step === 'previous') return (now <= 0 ? items.length : now) - 1
  const letter = step.letter.toLocaleLowerCase()
  const starts = (item: HTMLElement) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter) ?? false
  // The next one with that letter, going round.
  const after = items.findIndex((item, index) => index > now && starts(item))
  return after >= 0 ? after : items.findIndex(starts)
}
