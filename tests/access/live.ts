/**
 * Runs in the page, from its first moment: writes down what live regions say, as a screen reader would be told of it.
 * A region speaks when its words change while it stands in the page; one that comes with its words speaks only if it
 * is an alert. What is hidden, or lies behind a modal dialog, is silent.
 */
export function watchLiveRegions(): void {
  const said: string[] = []
  Object.assign(window, { saidAloud: said })
  const REGIONS = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], output'
  const known = new WeakSet<Element>()

  const isSilent = (region: Element): boolean => {
    if (region.closest('[aria-hidden="true"], [inert], [hidden]')) return true
    const modals = [...document.querySelectorAll('dialog:modal')]
    const top = modals.at(-1)
    return top !== undefined && !top.contains(region)
  }
  const isAlert = (region: Element): boolean =>
    region.getAttribute('role') === 'alert' || region.getAttribute('aria-live') === 'assertive'

  /** Words of what is not hidden, with a space between blocks; a label stands for what has one. */
  const wordsOf = (node: Node): string => {
    if (node instanceof Text) return node.data
    if (!(node instanceof Element)) return ''
    if (node.getAttribute('aria-hidden') === 'true') return ''
    const label = node.getAttribute('aria-label')
    if (label && node.matches('button, img, [role="img"]')) return ` ${label} `
    const inner = [...node.childNodes].map(wordsOf).join('')
    return getComputedStyle(node).display.startsWith('inline') ? inner : ` ${inner} `
  }
  const say = (region: Element, changed: Node) => {
    const isWhole = region.getAttribute('aria-atomic') === 'true' || region.matches('[role="status"], [role="alert"]')
    const text = wordsOf(isWhole ? region : changed)
      .replace(/\s+/g, ' ')
      .trim()
    if (!text || isSilent(region)) return
    if (said.at(-1) !== text) said.push(text)
  }

  const meet = (root: Element) => {
    for (const region of [root, ...root.querySelectorAll(REGIONS)].filter((one) => one.matches(REGIONS))) {
      if (known.has(region)) continue
      known.add(region)
      if (isAlert(region)) say(region, region)
    }
  }
  const observer = new MutationObserver((changes) => {
    const speaking = new Map<Element, Node>()
    for (const { type, target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement
      const region = element?.closest(REGIONS)
      const changed = type === 'characterData' ? target : addedNodes[addedNodes.length - 1]
      if (region && known.has(region) && changed?.isConnected) speaking.set(region, changed)
    }
    for (const [region, changed] of speaking) say(region, changed)
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) meet(node)
  })
  observer.observe(document, { childList: true, characterData: true, subtree: true })
}
