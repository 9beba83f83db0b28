import type { Page } from '@playwright/test'
import { en } from '../../apps/web/src/i18n/en.ts'
import { es } from '../../apps/web/src/i18n/es.ts'
import type { Person } from '../e2e/fixtures.ts'
import { VERSION_SCENES } from '../e2e/pages/versionScenes.ts'
import { BOARD_SCENES } from './boardScenes.ts'
import type { MadePlan } from './builtServer.ts'

export interface View {
  readonly language: 'en' | 'es'
  readonly device: 'desk' | 'phone'
}

/** Words of the interface by which the pictures find their way. */
const WORDS = {
  en: { menu: 'Menu of this plan', invite: /^Invite/, details: /^Details of/ },
  es: { menu: /^Menú de/, invite: /^Invitar/, details: /^Detalles de/ },
} as const

/** How a device shows pages. */
export type Look = 'light' | 'dark' | 'contrast' | 'forced'

export interface Scene {
  readonly name: string
  readonly on?: View['device']
  /** Absent: in light. */
  readonly looks?: readonly Look[]
  /** The plan with twenty-five bodies, not the example. */
  readonly isLarge?: boolean
  readonly show: (stage: Stage) => Promise<void>
}

export interface Stage {
  readonly ana: Person
  readonly page: Page
  readonly ben: Person
  readonly plan: MadePlan
  readonly view: View
}

/** Of those about versions, in other colors too. */
const LOOKED_AT: readonly string[] = ['versions', 'a version', 'comparing']

export const SCENES: readonly Scene[] = [
  { name: 'home', show: ({ ana }) => ana.goto('/') },
  {
    name: 'join',
    show: ({ ana, plan }) => ana.goto(new URL(plan.links.editor).pathname + new URL(plan.links.editor).hash),
  },
  { name: 'privacy', show: ({ ana }) => ana.goto('/privacy') },
  { name: 'canvas', on: 'desk', show: ({ ana, plan }) => ana.goto(`/plan/${plan.planId}?face=canvas`) },
  {
    name: 'canvas-lit',
    on: 'desk',
    show: async ({ ana, plan, page }) => {
      await ana.goto(`/plan/${plan.planId}?face=canvas`)
      await settled(page)
      // Result 3.5, with all it leads to and is measured by.
      await page.mouse.click(480, 470)
    },
  },
  { name: 'outline', show: ({ ana, plan }) => ana.goto(`/plan/${plan.planId}?face=outline`) },
  {
    name: 'card',
    show: async ({ ana, plan, page, view }) => {
      await ana.goto(`/plan/${plan.planId}?face=outline`)
      if (view.device === 'phone') await page.locator('[data-column="results"] [data-row]').first().click()
      else {
        const details = page.getByRole('button', { name: WORDS[view.language].details }).nth(5)
        await details.click()
        await details.evaluate((button) => button.scrollIntoView({ block: 'start' }))
      }
    },
  },
  {
    name: 'share',
    show: async ({ ana, plan, page, view }) => {
      await ana.goto(`/plan/${plan.planId}?face=outline`)
      const words = WORDS[view.language]
      if (view.device === 'phone') await page.getByRole('button', { name: words.menu }).click()
      await page
        .getByRole(view.device === 'phone' ? 'menuitem' : 'button', { name: words.invite })
        .first()
        .click()
    },
  },
  { name: 'activity', show: ({ ana, plan }) => ana.goto(`/plan/${plan.planId}/activity`) },
  ...BOARD_SCENES,
  ...VERSION_SCENES.map(
    ({ name, show }): Scene => ({
      name: name.replace(/\W+/g, '-'),
      ...(LOOKED_AT.includes(name) ? { looks: ['light', 'dark', 'contrast'] } : {}),
      show: ({ ana, page, plan, view }) =>
        show({
          person: ana,
          page,
          plan,
          blank: plan,
          words: { en, es }[view.language],
          server: { url: new URL(plan.links.editor).origin },
        }),
    }),
  ).filter(({ name }) => name !== 'versions-none-yet'),
]

/** Fonts are there, nothing loads any more, and what glides has arrived. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForTimeout(900)
}
