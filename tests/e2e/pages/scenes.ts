import { expect, type Locator, type Page } from '@playwright/test'
import { en, type Words } from '../../../apps/web/src/i18n/en.ts'
import { es } from '../../../apps/web/src/i18n/es.ts'
import type { MadePlan } from '../../support/builtServer.ts'
import { changeLink } from '../../support/facilitate.ts'
import type { BuiltServer, Person } from '../fixtures.ts'
import { VERSION_SCENES } from './versionScenes.ts'

/** Every page and state of the product that somebody can stand before. What must hold everywhere is tested over them. */

export interface Stage {
  readonly person: Person
  readonly page: Page
  readonly server: BuiltServer
  /** The example; the person is its facilitator. */
  readonly plan: MadePlan
  /** Nothing is written in it yet. */
  readonly blank: MadePlan
  readonly words: Words
}

export interface Scene {
  readonly name: string
  /** `phone`: 390 px and touch; `desk` has a wide window. */
  readonly on: 'both' | 'desk' | 'phone'
  /** Shows it and waits until it stands. */
  readonly show: (stage: Stage) => Promise<void>
}

export const WORDS = { en, es } as const

const boardOf =
  (query: string, ready: (stage: Stage) => Locator, ofPlan: (stage: Stage) => MadePlan = ({ plan }) => plan) =>
  async (stage: Stage) => {
    await stage.person.goto(`/plan/${ofPlan(stage).planId}?${query}`)
    await expect(ready(stage).first()).toBeVisible({ timeout: 20_000 })
  }

const toOutline = boardOf('face=outline', ({ page }) => page.locator('[data-row]'))
const toCanvas = boardOf('face=canvas', ({ page }) => page.locator('article[aria-label^="1.1"]'))
const toStructure = boardOf('board=leadership&face=canvas', ({ page }) => page.locator('#structure'))
const toStructureList = boardOf('board=leadership&face=outline', ({ page }) => page.locator('#structure'))
const toVision = boardOf('board=vision', ({ page, words }) => page.getByRole('textbox', { name: words.vision.label }))

async function menuItem({ page, words }: Stage, name: string): Promise<void> {
  await page.getByRole('button', { name: words.menu.title }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

const dialog = ({ page }: Stage) => page.getByRole('dialog')

/** Something is said of the board as a whole, and an answer to it is being written. */
async function talking(stage: Stage): Promise<void> {
  const { page, words } = stage
  await page
    .getByRole('button', { name: new RegExp(`^${words.plan.comments}`) })
    .filter({ visible: true })
    .click()
  const panel = page.locator('#talk')
  await panel.getByRole('button', { name: words.talk.onThisBoard }).click()
  await panel.getByRole('textbox', { name: words.talk.label }).fill('Riverbend')
  await panel.locator('form').getByRole('button', { name: words.talk.send, exact: true }).click()
  await panel.getByRole('article').first().getByRole('button', { name: words.talk.reply }).first().click()
  await expect(panel.getByRole('textbox', { name: words.talk.replyLabel })).toBeFocused()
}

const row = ({ page }: Stage, card: string) => page.locator(`li[data-card] [data-row]`, { hasText: card })

export const SCENES: readonly Scene[] = [
  {
    name: 'home',
    on: 'both',
    show: async ({ person, page, plan }) => {
      await person.goto('/')
      await expect(page.getByRole('link', { name: plan.title }).first()).toBeVisible()
    },
  },
  {
    name: 'home, a new plan',
    on: 'both',
    show: async (stage) => {
      await stage.person.goto('/')
      await stage.page.getByRole('button', { name: stage.words.pages.home.withStarters }).click()
      await expect(dialog(stage)).toBeVisible()
    },
  },
  {
    name: 'comments',
    on: 'both',
    show: async (stage) => {
      await toOutline(stage)
      await talking(stage)
    },
  },
  {
    name: 'comments beside the canvas',
    on: 'desk',
    show: async (stage) => {
      await toCanvas(stage)
      await talking(stage)
    },
  },
  {
    name: 'home, how it looks',
    on: 'both',
    show: async (stage) => {
      await stage.person.goto('/')
      await stage.page.getByRole('button', { name: stage.words.common.look.title }).click()
      await expect(dialog(stage)).toBeVisible()
    },
  },
  {
    name: 'home, leaving',
    on: 'both',
    show: async (stage) => {
      await stage.person.goto('/')
      await stage.page.getByRole('button', { name: stage.words.pages.home.leave }).click()
      await expect(dialog(stage)).toBeVisible()
    },
  },
  {
    name: 'join',
    on: 'both',
    show: async ({ person, page, plan, words }) => {
      await person.goto('/privacy')
      await person.goto(`/join${new URL(plan.links.editor).hash}`)
      await expect(page.getByRole('textbox', { name: words.join.name })).toBeVisible()
    },
  },
  {
    name: 'join, a link that does not work',
    on: 'both',
    show: async ({ person, page }) => {
      await person.goto('/privacy')
      await person.goto('/join#nothing')
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'privacy',
    on: 'both',
    show: async ({ person, page, words }) => {
      await person.goto('/privacy')
      await expect(page.getByRole('heading', { name: words.privacy.title })).toBeVisible()
    },
  },
  {
    name: 'no such page',
    on: 'both',
    show: async ({ person, page }) => {
      await person.goto('/nowhere')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    },
  },
  { name: 'canvas', on: 'desk', show: toCanvas },
  {
    name: 'canvas, a card chosen',
    on: 'desk',
    show: async (stage) => {
      await toCanvas(stage)
      await stage.page.locator('article[aria-label^="3.1. "]').click({ force: true })
      await expect(stage.page.getByRole('toolbar')).toHaveCount(2)
    },
  },
  {
    name: 'canvas, writing',
    on: 'desk',
    show: async (stage) => {
      await toCanvas(stage)
      await stage.page.locator('article[aria-label^="3.1. "]').dblclick({ force: true })
      await expect(stage.page.getByRole('textbox')).toBeFocused()
    },
  },
  {
    name: 'canvas, links of a card',
    on: 'desk',
    show: async (stage) => {
      await toCanvas(stage)
      await stage.page.locator('article[aria-label^="3.1. "]').click({ force: true })
      await stage.page.keyboard.press('l')
      await expect(dialog(stage)).toBeVisible()
    },
  },
  {
    name: 'canvas, nothing written',
    on: 'desk',
    show: boardOf(
      'face=canvas',
      ({ page }) => page.locator('article[aria-label^="1.1"]'),
      ({ blank }) => blank,
    ),
  },
  { name: 'outline', on: 'both', show: toOutline },
  {
    name: 'outline, details open',
    on: 'desk',
    show: async (stage) => {
      await toOutline(stage)
      await stage.page.locator('[data-column="results"] [data-part="more"]').first().click()
      await expect(stage.page.locator('[data-column="results"] [aria-expanded="true"]').first()).toBeVisible()
    },
  },
  {
    name: 'outline, a card removed',
    on: 'desk',
    show: async (stage) => {
      await toOutline(stage)
      await row(stage, '5.1').first().focus()
      await stage.page.keyboard.press('Delete')
      await expect(stage.page.getByRole('region', { name: stage.words.common.messages })).toBeVisible()
    },
  },
  {
    name: 'outline, nothing written',
    on: 'both',
    show: boardOf(
      'face=outline',
      ({ page }) => page.locator('[data-row]'),
      ({ blank }) => blank,
    ),
  },
  {
    name: 'outline, a card on a sheet',
    on: 'phone',
    show: async (stage) => {
      await toOutline(stage)
      await stage.page.locator('[data-column="results"] [data-row]').first().tap()
      await expect(dialog(stage)).toBeVisible()
    },
  },
  {
    name: 'outline, adding',
    on: 'phone',
    show: async (stage) => {
      await toOutline(stage)
      await stage.page
        .getByRole('navigation', { name: stage.words.outline.bar })
        .getByRole('button', { name: stage.words.outline.add, exact: true })
        .tap()
      await expect(dialog(stage)).toBeVisible()
    },
  },
  { name: 'leadership', on: 'desk', show: toStructure },
  {
    name: 'leadership, a seat open',
    on: 'desk',
    show: async (stage) => {
      await toStructure(stage)
      await stage.page.locator('#structure [data-item]').nth(2).click()
      await expect(stage.page.getByRole('complementary').getByRole('textbox').first()).toBeVisible()
    },
  },
  { name: 'leadership as lists', on: 'both', show: toStructureList },
  {
    name: 'leadership as lists, a council open',
    on: 'both',
    show: async (stage) => {
      await toStructureList(stage)
      await stage.page.locator('#structure [data-item]').first().click()
      await expect(stage.page.locator('#structure').getByRole('textbox').first()).toBeVisible()
    },
  },
  {
    name: 'leadership, nothing written',
    on: 'desk',
    show: boardOf(
      'board=leadership&face=canvas',
      ({ page }) => page.locator('#structure'),
      ({ blank }) => blank,
    ),
  },
  { name: 'vision', on: 'both', show: toVision },
  {
    name: 'vision, nothing written',
    on: 'both',
    show: boardOf(
      'board=vision',
      ({ page, words }) => page.getByRole('textbox', { name: words.vision.label }),
      ({ blank }) => blank,
    ),
  },
  {
    name: 'vision, to be read',
    on: 'both',
    show: async (stage) => {
      await toVision(stage)
      await stage.page.getByRole('button', { name: stage.words.vision.readingView }).click()
      await expect(dialog(stage)).toBeVisible()
    },
  },
  {
    name: 'vision, a link',
    on: 'desk',
    show: async (stage) => {
      await toVision(stage)
      await stage.page.getByRole('button', { name: stage.words.vision.link, exact: true }).click()
      await expect(dialog(stage)).toBeVisible()
    },
  },
  {
    name: 'inviting, links',
    on: 'both',
    show: async (stage) => {
      await toOutline(stage)
      await menuItem(stage, stage.words.plan.inviteAndPeople)
      await expect(dialog(stage).getByRole('tab').first()).toBeVisible()
    },
  },
  {
    name: 'inviting, people',
    on: 'both',
    show: async (stage) => {
      await toOutline(stage)
      await menuItem(stage, stage.words.plan.inviteAndPeople)
      await dialog(stage).getByRole('tab').nth(1).click()
      await expect(dialog(stage).getByRole('combobox').first()).toBeVisible()
    },
  },
  {
    name: 'checks',
    on: 'both',
    show: async (stage) => {
      await toOutline(stage)
      await stage.page.locator('button[data-count]').click()
      await expect(stage.page.locator('#checks [data-finding]').first()).toBeVisible()
    },
  },
  {
    name: 'menu of the plan',
    on: 'both',
    show: async (stage) => {
      await toOutline(stage)
      await stage.page.getByRole('button', { name: stage.words.menu.title }).click()
      await expect(stage.page.getByRole('menu')).toBeVisible()
    },
  },
  ...(['keysTitle', 'rename'] as const).map(
    (what): Scene => ({
      name: what === 'keysTitle' ? 'keys' : 'renaming',
      on: what === 'keysTitle' ? 'desk' : 'both',
      show: async (stage) => {
        await toOutline(stage)
        await menuItem(stage, what === 'rename' ? stage.words.menu.rename : stage.words.plan.keysTitle)
        await expect(dialog(stage)).toBeVisible()
      },
    }),
  ),
  {
    name: 'deleting the plan',
    on: 'desk',
    show: async (stage) => {
      await toOutline(stage)
      await menuItem(stage, stage.words.sharing.deletePlan.verb)
      await expect(dialog(stage)).toBeVisible()
    },
  },
  {
    name: 'words that were not taken over',
    on: 'both',
    show: async (stage) => {
      await toOutline(stage)
      await stage.page.evaluate(
        (key) =>
          localStorage.setItem(
            key,
            JSON.stringify([
              {
                id: 'kept',
                at: 1_790_000_000_000,
                role: 'editor',
                changes: [{ what: 'added', column: 'results', text: 'Every child reads by nine' }],
              },
            ]),
          ),
        `commonboard.kept.${stage.plan.planId}`,
      )
      await toOutline(stage)
      await expect(stage.page.getByRole('alert')).toBeVisible()
      await stage.page.evaluate((key) => localStorage.removeItem(key), `commonboard.kept.${stage.plan.planId}`)
    },
  },
  {
    name: 'activity',
    on: 'both',
    show: async ({ person, page, plan, words }) => {
      await person.goto(`/plan/${plan.planId}/activity`)
      await expect(page.getByRole('combobox', { name: words.history.person })).toBeVisible()
    },
  },
  ...VERSION_SCENES,
  {
    name: 'without a network',
    on: 'both',
    show: async (stage) => {
      await toOutline(stage)
      await stage.person.context.setOffline(true)
      await expect(stage.page.getByTestId('saved')).toHaveText(stage.words.plan.offlineKept)
      await stage.page.evaluate(() => document.fonts.ready.then(() => undefined))
    },
  },
  {
    name: 'questions, the list',
    on: 'both',
    show: async ({ person, page, blank, words }) => {
      await person.goto(`/plan/${blank.planId}/rounds`)
      await expect(page.getByText(words.rounds.nothing)).toBeVisible()
    },
  },
  {
    name: 'questions, asking',
    on: 'both',
    show: async ({ person, page, blank, words }) => {
      await person.goto(`/plan/${blank.planId}/rounds/new`)
      await page.getByRole('radio', { name: words.rounds.ask.kinds.poll.label }).check()
      await expect(page.getByRole('group', { name: words.rounds.ask.options })).toBeVisible()
    },
  },
  {
    name: 'questions, one runs',
    on: 'both',
    show: async (stage) => {
      await stage.person.goto(`/plan/${stage.blank.planId}/rounds/${await someRound(stage)}`)
      const { reveal } = stage.words.rounds
      await expect(stage.page.getByRole('button', { name: reveal.write })).toBeVisible()
    },
  },
  {
    name: 'questions, an answer',
    on: 'both',
    show: async (stage) => {
      await stage.person.goto(`/plan/${stage.blank.planId}/rounds/${await someRound(stage)}/answer`)
      await stage.page.getByRole('textbox').fill('Grandparents read with the children')
      await stage.page.getByRole('button', { name: stage.words.rounds.addIdea }).click()
      await expect(stage.page.getByRole('list', { name: stage.words.rounds.yourIdeas })).toBeVisible()
    },
  },
  {
    name: 'a plan that is not there',
    on: 'both',
    show: async ({ person, page, words }) => {
      await person.context.setOffline(false)
      await person.goto('/plan/nothing')
      await expect(page.getByRole('heading', { name: words.plan.cannotOpenTitle })).toBeVisible()
    },
  },
  {
    name: 'read only',
    on: 'both',
    show: async ({ person, page, plan, words }) => {
      await person.context.setOffline(false)
      await person.context.clearCookies()
      await person.joinQuietly(plan, 'viewer')
      await person.goto(`/plan/${plan.planId}?board=vision`)
      await expect(page.getByText(words.plan.readOnly)).toBeVisible()
      await expect(page.getByRole('heading', { name: words.vision.ingredients })).toBeVisible({ timeout: 20_000 })
    },
  },
  {
    name: 'put out',
    on: 'both',
    show: async ({ page, plan, words, server }) => {
      await changeLink(server, plan, 'viewer', 'revoke')
      await expect(page.getByRole('heading', { name: words.plan.endedTitle })).toBeVisible()
    },
  },
]

/** Something that is asked now; the same one each time. */
async function someRound({ person, server, blank }: Stage): Promise<string> {
  const path = `/api/plans/${blank.planId}/rounds`
  const { rounds } = await (await person.context.request.get(path)).json()
  if (rounds[0]) return rounds[0].roundId
  const asked = {
    kind: 'write',
    prompts: [{ en: 'What do we hope for?', es: '¿Qué esperamos?' }, { en: 'Who helps?' }],
  }
  const answer = await person.context.request.post(path, {
    headers: { origin: server.url },
    data: { asked, isNameless: true },
  })
  return (await answer.json()).roundId
}
