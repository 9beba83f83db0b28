/** What the environment says, checked. Only `main.ts` and `admin.ts` pass it in. */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly publicUrl: string | undefined
  readonly dataDir: string
  readonly secret: string | undefined
  readonly createPlans: 'anyone' | 'admin'
  /** Proxies of ours before us, in a row. */
  readonly proxies: number
  readonly historyDays: number
  readonly compactRows: number
  readonly logLevel: string
  readonly tldrawLicenseKey: string | undefined
  readonly metricsToken: string | undefined
}

/** Stops the start with one sentence a person can act on. */
export class StartError extends Error {}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
const SECRET_MIN_LENGTH = 16

/** @throws StartError */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  // A variable set to nothing counts as not set: that is how compose files pass on what nobody gave.
  const value = (name: string) => env[name]?.trim() || undefined
  const wholeNumber = (name: string, fallback: number, min: number, max: number) => {
    const text = value(name)
    if (text === undefined) return fallback
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < min || number > max)
      throw new StartError(`${name} is "${text}"; it has to be a whole number from ${min} to ${max}.`)
    return number
  }
  const oneOf = <const T extends string>(name: string, choices: readonly T[], fallback: T): T => {
    const text = value(name)
    if (text === undefined) return fallback
    const found = choices.find((choice) => choice === text)
    if (!found) throw new StartError(`${name} is "${text}"; it has to be one of: ${choices.join(', ')}.`)
    return found
  }
  const secret = value('SECRET')
  if (secret !== undefined && secret.length < SECRET_MIN_LENGTH)
    throw new StartError(`SECRET is too short; it has to have at least ${SECRET_MIN_LENGTH} characters.`)
  const metricsToken = value('METRICS_TOKEN')
  if (metricsToken !== undefined && metricsToken.length < SECRET_MIN_LENGTH)
    throw new StartError(`METRICS_TOKEN is too short; it has to have at least ${SECRET_MIN_LENGTH} characters.`)
  return {
    port: wholeNumber('PORT', 3000, 0, 65_535),
    host: value('HOST') ?? '0.0.0.0',
    publicUrl: publicUrlIn(value('PUBLIC_URL')),
    dataDir: value('DATA_DIR') ?? './data',
    secret,
    createPlans: oneOf('CREATE_PLANS', ['anyone', 'admin'], 'anyone'),
    proxies: proxiesIn(oneOf('TRUST_PROXY', PROXIES, 'off')),
    historyDays: wholeNumber('HISTORY_DAYS', 14, 0, 3650),
    compactRows: wholeNumber('COMPACT_ROWS', 500, 1, 1_000_000),
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    tldrawLicenseKey: value('TLDRAW_LICENSE_KEY'),
    metricsToken,
  }
}

const PROXIES = ['off', 'on', 'false', 'true', '0', '1', '2', '3', '4', '5'] as const

function proxiesIn(text: (typeof PROXIES)[number]): number {
  if (text === 'off' || text === 'false') return 0
  return text === 'on' || text === 'true' ? 1 : Number(text)
}

function publicUrlIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.search || url.hash)
    throw new StartError(`PUBLIC_URL is "${text}"; it has to be an address like https://plans.example.org.`)
  return text.replace(/\/+$/, '')
}
