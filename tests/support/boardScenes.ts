import type { Scene, Stage } from './scenes.ts'

/** Words by which the pictures of the vision and the leadership board find their way. */
const WORDS = {
  en: { council: /^Leadership council/, name: 'Name', open: /^Open: a student, Eastfork/, add: 'Add' },
  es: { council: /^Consejo de liderazgo/, name: 'Nombre', open: /^Libre: .*Eastfork/, add: 'Agregar' },
} as const

const pathOf = ({ plan }: Stage, board: 'vision' | 'leadership', face: 'canvas' | 'outline') =>
  `/plan/${plan.planId}?board=${board}&face=${face}`

/** Ben has the vision open and his caret in it. */
async function benInVision(stage: Stage): Promise<void> {
  const { ben } = stage
  await ben.goto(pathOf(stage, 'vision', 'canvas'))
  await ben.page.locator('[contenteditable="true"]').click()
  await ben.page.keyboard.press('Home')
}

/** Ben writes in the name of the council. */
async function benInCouncil(stage: Stage): Promise<void> {
  const { ben, view } = stage
  const words = WORDS[view.language]
  await ben.goto(pathOf(stage, 'leadership', 'outline'))
  await ben.page.getByRole('button', { name: words.council }).click()
  await ben.page.getByLabel(words.name, { exact: true }).click()
}

/** The vision and the leadership board, and the structure with twenty-five bodies. */
export const BOARD_SCENES: readonly Scene[] = [
  {
    name: 'vision',
    looks: ['light', 'dark', 'contrast', 'forced'],
    show: async (stage) => {
      await benInVision(stage)
      await stage.ana.goto(pathOf(stage, 'vision', 'canvas'))
    },
  },
  {
    name: 'leadership',
    on: 'desk',
    looks: ['light', 'dark', 'contrast', 'forced'],
    show: async (stage) => {
      await benInCouncil(stage)
      await stage.ana.goto(pathOf(stage, 'leadership', 'canvas'))
    },
  },
  {
    name: 'leadership-seat',
    on: 'desk',
    show: async (stage) => {
      await stage.ana.goto(pathOf(stage, 'leadership', 'canvas'))
      await stage.page.getByRole('button', { name: WORDS[stage.view.language].open }).click()
    },
  },
  {
    name: 'leadership-outline',
    looks: ['light', 'dark', 'forced'],
    show: async (stage) => {
      await benInCouncil(stage)
      await stage.ana.goto(pathOf(stage, 'leadership', 'outline'))
    },
  },
  {
    name: 'leadership-outline-open',
    show: async (stage) => {
      await stage.ana.goto(pathOf(stage, 'leadership', 'outline'))
      await stage.page.getByRole('button', { name: WORDS[stage.view.language].council }).click()
    },
  },
  {
    name: 'leadership-large',
    looks: ['light', 'dark', 'contrast'],
    isLarge: true,
    show: (stage) => stage.ana.goto(pathOf(stage, 'leadership', 'canvas')),
  },
  {
    name: 'leadership-large-outline',
    isLarge: true,
    show: (stage) => stage.ana.goto(pathOf(stage, 'leadership', 'outline')),
  },
]
