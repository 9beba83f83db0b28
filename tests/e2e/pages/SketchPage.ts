import { expect, type Locator, type Page } from '@playwright/test'

/** Free drawing over a board: notes and texts are articles named by their words, ink is what has been drawn. */
export class SketchPage {
  constructor(readonly page: Page) {}

  tool(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Strokes of pen or highlighter, and figures and arrows, as tldraw has them on the page. */
  shapes(type: 'draw' | 'highlight' | 'sketchFigure' | 'sketchArrow' | 'sketchNote' | 'sketchText'): Locator {
    return this.page.locator(`.tl-shape[data-shape-type="${type}"]:not(.tl-shape-background)`)
  }

  note(words: string): Locator {
    return this.page.getByRole('article', { name: `Note: ${words}` })
  }

  text(words: string): Locator {
    return this.page.getByRole('article', { name: `Text: ${words}` })
  }

  /** What is said in passing, as it is seen. */
  said(words: string): Locator {
    return this.page.getByRole('region', { name: 'Messages' }).getByText(words)
  }

  field(): Locator {
    return this.page.getByRole('textbox', { name: 'Text of the note' })
  }

  /** Presses, moves in small steps through the points, lets go; window pixels. */
  async drag(...points: readonly (readonly [number, number])[]): Promise<void> {
    const [first, ...rest] = points
    if (!first) return
    await this.page.mouse.move(...first)
    await this.page.mouse.down()
    for (const [x, y] of rest) await this.page.mouse.move(x, y, { steps: 8 })
    await this.page.mouse.up()
  }

  async draw(tool: string, ...points: readonly (readonly [number, number])[]): Promise<void> {
    await this.tool(tool).click()
    await this.drag(...points)
  }

  async putNote(x: number, y: number, words: string): Promise<void> {
    await this.tool('Note').click()
    await this.page.mouse.click(x, y)
    await expect(this.field()).toBeFocused()
    await this.page.keyboard.type(words)
    await this.page.keyboard.press('Escape')
    await expect(this.note(words)).toBeVisible()
  }
}

export async function boxOf(locator: Locator) {
  const found = await locator.boundingBox()
  if (!found) throw new Error('It is not on the screen')
  return found
}
