import { type Browser, type BrowserContext, expect, type Page, test as base } from '@playwright/test'
import { type BuiltServer, type MadePlan, makePlan, startBuiltServer, tokenOf } from '../support/builtServer.ts'
import { sightOf } from './sight.ts'

export { expect } from '@playwright/test'
export { tokenOf } from '../support/builtServer.ts'
export type { BuiltServer, MadePlan } from '../support/builtServer.ts'

export type RoleName = keyof MadePlan['links']

export interface PersonOptions {
  /** 390 px wide, with touch. */
  readonly phone?: boolean
  readonly language?: 'en' | 'es'
  /**
   * Lets the pages keep their shell, so that they open without a network. Off elsewhere: what a service worker answers
   * never reaches `page.route`, and each of them would load the whole shell.
   */
  readonly keepsShell?: boolean
  /** Where the pages come from, if not from the worker's own server. */
  readonly origin?: string
}

/** One participant: a device of his own, with its own cookie, storage and window. */
export interface Person {
  readonly name: string
  readonly page: Page
  readonly context: BrowserContext
  /** Goes to a page of the product, by its path. */
  goto(path: string): Promise<void>
  /** Joins by link without the join page (which has tests of its own), and opens the plan. */
  join(plan: MadePlan, role?: RoleName): Promise<void>
  /** Joins by link and opens nothing. */
  joinQuietly(plan: MadePlan, role?: RoleName): Promise<void>
}

interface Fixtures {
  readonly people: (name: string, options?: PersonOptions) => Promise<Person>
  /** A fresh plan on the worker's server. */
  readonly newPlan: (options?: Parameters<typeof makePlan>[1]) => Promise<MadePlan>
}

export const test = base.extend<Fixtures, { readonly server: BuiltServer }>({
  server: [
    async ({}, use) => {
      const server = await startBuiltServer()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],

  newPlan: async ({ server }, use) => {
    await use((options) => makePlan(server, options))
  },

  people: async ({ browser, server }, use, info) => {
    const all: Person[] = []
    const errors: string[] = []
    await use(async (name, options = {}) => {
      const person = await newPerson(browser, name, { origin: server.url, ...options })
      person.page.on('pageerror', (error) => errors.push(`${name}: ${error.stack ?? error.message}`))
      all.push(person)
      return person
    })
    for (const { name, page, context } of all) {
      if (info.status !== info.expectedStatus && !page.isClosed()) {
        console.log(`    ${name} is at ${await sightOf(page)}`)
        const body = await page.screenshot({ timeout: 5_000 }).catch(() => undefined)
        if (body) await info.attach(`${name}.png`, { body, contentType: 'image/png' })
      }
      await context.close()
    }
    // Whatever else a test looks at, no page of it may throw.
    expect(errors).toEqual([])
  },
})

export async function newPerson(
  browser: Browser,
  name: string,
  { phone = false, language = 'en', keepsShell = false, origin }: PersonOptions & { readonly origin: string },
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: language === 'es' ? 'es-MX' : 'en-US',
    timezoneId: 'America/Chicago',
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: phone,
    isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1,
  })
  if (!keepsShell)
    await context.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
    })
  const page = await context.newPage()
  const joinQuietly = async (plan: MadePlan, role: RoleName = 'editor') => {
    // The context's own requests share its cookies, so the page is in the plan from its first moment.
    const response = await context.request.post('/api/join', {
      headers: { origin },
      data: { token: tokenOf(plan.links[role]), name, language },
    })
    expect(response.status(), `${name} joins as ${role}: ${await response.text()}`).toBe(200)
  }
  return {
    name,
    page,
    context,
    goto: async (path) => {
      await page.goto(path)
    },
    joinQuietly,
    join: async (plan, role) => {
      await joinQuietly(plan, role)
      await page.goto(`/plan/${plan.planId}`)
    },
  }
}

/** The page would open without a network: its worker is there and has what the page has loaded. */
export async function shellIsKept({ page }: Person): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
        const wanted = ['/', ...loaded.filter((path) => path.startsWith('/assets/'))]
        const kept = await Promise.all(wanted.map((path) => caches.match(path)))
        return wanted.filter((_, index) => !kept[index])
      }),
    )
    .toEqual([])
}
