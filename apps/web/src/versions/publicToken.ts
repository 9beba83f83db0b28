const KEY = 'commonboard.publicVersion'

/**
 * The token of the public page. It comes in the fragment, which no server ever sees, and leaves the address at once:
 * what stands there gets into pictures of the screen, into the browser's history and over shoulders. This tab
 * remembers it, so that the page can be loaded again; a browser that blocks storage asks for the link once more.
 */
export function takeToken(): string {
  const fresh = location.hash.slice(1)
  if (fresh) {
    history.replaceState(history.state, '', location.pathname + location.search)
    remember(fresh)
    return fresh
  }
  return remembered()
}

function remember(token: string): void {
  try {
    sessionStorage.setItem(KEY, token)
  } catch (error) {
    console.info('This browser blocks storage: to load the page again, open the link again.', error)
  }
}

function remembered(): string {
  try {
    return sessionStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}
