import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Person, test } from './fixtures.ts'
import { SCENES, WORDS } from './pages/scenes.ts'

// axe looks at every page and state with all its rules: here in English on a laptop and in Spanish on a phone. `npm run
// access` looks at both languages on both, in English at the colors of the two other themes too.
test.describe.configure({ timeout: 300_000 })
// Traces of whole pages would take most of the time.
test.use({ trace: 'off' })

/** Off by itself in axe: targets of at least 24 px, new in WCAG 2.2. */
const WITH_TARGETS = { rules: { 'target-size': { enabled: true } } }

const OTHER_THEMES = ['dark', 'contrast'] as const

const PAIRS = [
  ['en', 'desk'],
  ['es', 'phone'],
  ['en', 'phone'],
  ['es', 'desk'],
] as const
const isWhole = process.env.ACCESS === 'whole'

for (const [language, device] of isWhole ? PAIRS : PAIRS.slice(0, 2)) {
  test(`axe finds nothing to mend, ${language === 'en' ? 'in English' : 'in Spanish'}, ${
    device === 'desk' ? 'on a laptop' : 'on a phone'
  }`, async ({ people, newPlan, server }) => {
    const words = WORDS[language]
    const plan = await newPlan({ template: 'example', language })
    const blank = await newPlan({ template: 'blank', title: 'Eastfork', language })
    const person = await people('Ana', { language, phone: device === 'phone' })
    await (await people('Ben')).join(plan)
    await person.joinQuietly(plan, 'facilitator')
    await person.joinQuietly(blank, 'facilitator')
    const found: string[] = []
    for (const scene of SCENES.filter(({ on }) => on === 'both' || on === device)) {
      await test.step(scene.name, async () => {
        try {
          // The scene before may have been one without a network.
          await person.context.setOffline(false)
          await scene.show({ person, page: person.page, server, plan, blank, words })
          found.push(...(await look(person, scene.name, isWhole && language === 'en' ? OTHER_THEMES : [])))
        } catch (error) {
          // The others are looked at all the same; this one counts as found.
          found.push(`${scene.name}: ${String(error)}`)
        }
      })
    }
    expect(found).toEqual([])
  })
}

async function look({ page }: Person, scene: string, themes: readonly string[]): Promise<string[]> {
  const found = await problems(new AxeBuilder({ page }).options(WITH_TARGETS), scene)
  for (const theme of themes) {
    await choose(page, theme)
    found.push(...(await problems(new AxeBuilder({ page }).withRules(['color-contrast']), `${scene}, ${theme}`)))
  }
  if (themes.length > 0) await choose(page, 'device')
  return found
}

/** As the settings do it; colors that glide have arrived. */
async function choose(page: Person['page'], theme: string): Promise<void> {
  await page.evaluate(async (chosen) => {
    document.documentElement.dataset['chosenTheme'] = chosen
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const running = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(running.map(({ finished }) => finished))
  }, theme)
}

async function problems(axe: AxeBuilder, scene: string): Promise<string[]> {
  // There are no frames, so it need not open a second page to gather what it found.
  const { violations } = await axe.setLegacyMode().analyze()
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      (node) =>
        `${scene}: ${id} (${impact}) ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`,
    ),
  )
}
