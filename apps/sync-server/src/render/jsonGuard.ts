/** What is asked of JSON somebody sends before anything is made of it. */

export const DEPTH_MAX = 32
const OUTSIDE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** How deep brackets nest outside of strings. Before `JSON.parse`, which would end the stack. */
export function depthOf(source: string): number {
  let depth = 0
  let deepest = 0
  for (const [sign] of source.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth)
    else if (sign === ']' || sign === '}') depth--
  }
  return deepest
}

/** A key no file of ours has, and which leads out of the object it stands in. */
export function hasOutsideKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => OUTSIDE_KEYS.has(key) || hasOutsideKey(inner))
}
