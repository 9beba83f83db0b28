const SAFE_PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:'])
const LINK_MAX_LENGTH = 2000

/**
 * A link's target made safe to open: undefined unless it is a whole http, https or mailto address. Judged after
 * parsing, because a browser skips tabs and line breaks in `java script:`. Readers use it too: a document may hold anything.
 */
export function safeLink(target: unknown): string | undefined {
  if (typeof target !== 'string' || target.length > LINK_MAX_LENGTH) return undefined
  try {
    const url = new URL(target)
    return SAFE_PROTOCOLS.has(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}

/** What a person typed as a link: `riverbend.org/plan` means https, `ana@riverbend.org` means mail. Undefined if unsafe. */
export function linkFromTyped(typed: string): string | undefined {
  const text = typed.trim()
  if (text === '' || /\s/.test(text)) return undefined
  if (/^[a-z][a-z0-9+-]*:/i.test(text)) return safeLink(text)
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)) return safeLink(`mailto:${text}`)
  return /^[^/?#]+\.[^/?#]+/.test(text) ? safeLink(`https://${text}`) : undefined
}
