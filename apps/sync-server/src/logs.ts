import { type DestinationStream, type Logger, pino } from 'pino'
import { StorageError } from './storage/storage.ts'

/**
 * Lines of JSON for who runs the server. They tell what happened, never what anybody wrote, what people are called or
 * what admits them: the message is always one of our own sentences, ids are cut, and of an error only what is known to
 * quote nobody is written out.
 */

const STRING_MAX_LENGTH = 500
const STACK_LINES_MAX = 6
const ID_SHOWN = 6

/** Enough to follow one plan or person through a log, too little to ask for it. */
export const shortId = (id: string): string => id.slice(0, ID_SHOWN)

/** @param to where the lines go; absent: standard output */
export function openLog(level: string, to?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => clean(fields) as Record<string, unknown>,
    },
  }
  return to ? pino(options, to) : pino(options)
}

/** Anything that may reach a log from the code beneath us, made fit for it. */
function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (value instanceof Error) return faultOf(value)
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]))
}

// JSON escapes the control characters below the space; a terminal obeys those behind the letters too, and marks that turn the direction
// of writing make a line read as another one.
const UNSEEN = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
/** What our ids, tokens and hashes look like: long, and not a word. */
const SECRET_LIKE = /(?<![A-Za-z0-9_-])(?=[A-Za-z0-9_-]*[A-Z0-9])[A-Za-z0-9_-]{20,}/g

function cleanText(text: string): string {
  const short = text.length > STRING_MAX_LENGTH ? `${text.slice(0, STRING_MAX_LENGTH)}…` : text
  return short
    .replace(SECRET_LIKE, (found) => `${shortId(found)}…`)
    .replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * What is said of an error. Its message only if the system or the storage wrote it: a parser quotes what it could not
 * read, and that may be somebody's sentence.
 */
function faultOf(error: Error): Record<string, unknown> {
  const { code } = error as { code?: unknown }
  const isOfTheSystem = typeof code === 'string' && !code.startsWith('ERR_')
  const isQuotable = isOfTheSystem || error instanceof StorageError || QUOTABLE.has(error.constructor.name)
  return {
    kind: error.constructor.name,
    ...(typeof code === 'string' ? { code: cleanText(code) } : {}),
    ...(isQuotable ? { message: cleanText(error.message) } : {}),
    at: stackOf(error),
  }
}

/** Made by us, of our own words. */
const QUOTABLE = new Set(['CannotLoad', 'CannotRender', 'StartError'])

const stackOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .slice(0, STACK_LINES_MAX)
    .map((line) => cleanText(line.trim()))
