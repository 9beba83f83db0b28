import { useLayoutEffect } from 'react'

/** A panel beside the board stands below the bars, however high they are: sets `--bars` on it. */
export function useBarsHeight(box: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const page = box.current?.parentElement
    if (!page) return
    let bars: Element | null = null
    const measure = () => {
      if (bars) box.current?.style.setProperty('--bars', `${bars.getBoundingClientRect().height}px`)
    }
    const size = new ResizeObserver(measure)
    // The panel stays while one goes from the boards to the ideas, whose bar is another.
    const find = () => {
      const now = page.querySelector(':scope > header')
      if (now === bars) return
      size.disconnect()
      bars = now
      if (bars) size.observe(bars)
      measure()
    }
    const pages = new MutationObserver(find)
    pages.observe(page, { childList: true })
    find()
    return () => {
      pages.disconnect()
      size.disconnect()
    }
  }, [box])
}
