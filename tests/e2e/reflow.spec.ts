import { expect, type Person, test } from './fixtures.ts'
import { SCENES, WORDS } from './pages/scenes.ts'

// Narrow screens, large text, wide spacing: nothing has to be scrolled sideways and no words are cut, except on the two
// boards that are drawings. Measured in Spanish, whose words are longer; all but the first by `npm run access` only.
test.describe.configure({ timeout: 300_000 })
// Traces of whole pages would take most of the time.
test.use({ trace: 'off' })

interface Setting {
  readonly title: string
  readonly device: 'desk' | 'phone'
  readonly width: number
  readonly height: number
  readonly css?: string
}

const SETTINGS: readonly Setting[] = [
  { title: 'on 320 px', device: 'phone', width: 320, height: 640 },
  { title: 'at 200 % in a window of 1280 px', device: 'desk', width: 640, height: 400 },
  { title: 'with text of twice the size', device: 'desk', width: 1280, height: 800, css: 'html { font-size: 200% }' },
  {
    title: 'with the spacing of WCAG 1.4.12 on a phone',
    device: 'phone',
    width: 390,
    height: 844,
    css: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`,
  },
]

for (const { title, device, width, height, css } of process.env.ACCESS === 'whole' ? SETTINGS : SETTINGS.slice(0, 1)) {
  test(`every page can be read ${title}`, async ({ people, newPlan, server }) => {
    const words = WORDS.es
    const plan = await newPlan({ template: 'example', language: 'es' })
    const blank = await newPlan({ template: 'blank', title: 'Eastfork', language: 'es' })
    const person = await people('Ana', { language: 'es', phone: device === 'phone' })
    const { page } = person
    await page.setViewportSize({ width, height })
    if (css) await page.addInitScript(addStyle, css)
    await person.joinQuietly(plan, 'facilitator')
    await person.joinQuietly(blank, 'facilitator')
    const found: string[] = []
    const scenes = SCENES.filter(({ on, name }) => (on === 'both' || on === device) && !isDrawing(name))
    for (const scene of scenes) {
      await test.step(scene.name, async () => {
        try {
          // The scene before may have been one without a network.
          await person.context.setOffline(false)
          await scene.show({ person, page, server, plan, blank, words })
          found.push(...(await faults(person)).map((fault) => `${scene.name}: ${fault}`))
        } catch (error) {
          found.push(`${scene.name}: ${String(error)}`)
        }
      })
    }
    expect(found).toEqual([])
  })
}

/** The canvas and the bridge need two dimensions; what they show is in the lists. */
const isDrawing = (scene: string): boolean => scene.startsWith('canvas') || /^leadership($|, )/.test(scene)

function addStyle(css: string): void {
  const add = () => {
    const style = document.createElement('style')
    style.textContent = css
    document.documentElement.append(style)
  }
  if (document.documentElement) add()
  else document.addEventListener('readystatechange', add, { once: true })
}

/** What does not fit: a page that scrolls sideways, words beyond its edge or cut off by a box. */
function faults({ page }: Person): Promise<string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth}`)
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest('.visually-hidden, [aria-hidden="true"]') &&
      getComputedStyle(element).clipPath === 'none' &&
      // A link to skip with waits above the page.
      element.getBoundingClientRect().bottom > 0
    for (const element of document.body.querySelectorAll('*')) {
      const hasWords = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
      if (!hasWords || !isShown(element)) continue
      const what = `“${(element.textContent ?? '').trim().slice(0, 40)}”`
      const range = document.createRange()
      range.selectNodeContents(element)
      const words = range.getBoundingClientRect()
      if (words.width === 0) continue
      if (words.right > clientWidth + 1 || words.left < -1) found.push(`${what} lies beyond the edge of the window`)
      // Letters reach a little beyond their line without being cut.
      const spare = 2 + Number.parseFloat(getComputedStyle(element).fontSize) * 0.12
      let scrolls = false
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box)
        const edge = box.getBoundingClientRect()
        if (overflowX !== 'visible' && (words.right > edge.right + 1 || words.left < edge.left - 1))
          found.push(`${what} is cut at the side`)
        // What scrolls up and down shows all of it in time.
        scrolls ||= overflowY === 'auto' || overflowY === 'scroll'
        if (!scrolls && overflowY !== 'visible' && words.bottom > edge.bottom + spare)
          found.push(`${what} is cut below`)
        if (box.matches('dialog, [popover]')) break
      }
    }
    return [...new Set(found)]
  })
}
