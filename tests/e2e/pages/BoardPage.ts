import { expect, type Locator, type Page } from '@playwright/test'

/** The canvas of a plan as a person sees it: cards are articles named by their number and text. */
export class BoardPage {
  constructor(readonly page: Page) {}

  async open(planId: string): Promise<void> {
    await this.page.goto(`/plan/${planId}?face=canvas`)
    await this.ready()
  }

  async ready(): Promise<void> {
    await expect(this.card(/^1\.1/)).toBeVisible({ timeout: 20_000 })
  }

  /** By its number (`3.2`) or a part of its text. */
  card(name: string | RegExp): Locator {
    const pattern = typeof name === 'string' ? new RegExp(escapeRegExp(name)) : name
    return this.page.locator('article[data-card]').and(this.page.getByRole('article', { name: pattern }))
  }

  numbered(number: string): Locator {
    return this.card(new RegExp(`^${escapeRegExp(number)}\\. `))
  }

  async addTo(column: string, text: string): Promise<void> {
    await this.page.getByRole('button', { name: `Add a card to ${column}`, exact: true }).click()
    await expect(this.field()).toBeFocused()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Escape')
  }

  /** The text field of the card being written in. */
  field(): Locator {
    return this.page.getByRole('textbox', { name: /^Text of/ })
  }

  // The canvas takes the pointer for all cards, so the press lands on it and not on the article: hence `force`.
  async choose(card: Locator): Promise<void> {
    await this.rest(card)
    await card.click({ force: true })
  }

  async write(card: Locator): Promise<void> {
    await this.rest(card)
    await card.dblclick({ force: true })
    await expect(this.field()).toBeFocused()
  }

  /** Presses on a card, moves in small steps, and leaves the button down. */
  async startDrag(card: Locator, to: Locator, place: 'above' | 'below' = 'below'): Promise<void> {
    await this.rest(card)
    await this.rest(to)
    const from = await box(card)
    const target = await box(to)
    const x = from.x + 40
    const y = from.y + 12
    // The middle of the dragged card decides, so a card goes below another when its middle is below the other's.
    const dy = target.y + target.height / 2 + (place === 'below' ? 6 : -6) - (from.y + from.height / 2)
    const dx = target.x - from.x
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + dx / 2, y + dy / 2, { steps: 6 })
    await this.page.mouse.move(x + dx, y + dy, { steps: 6 })
  }

  async drop(): Promise<void> {
    await this.page.mouse.up()
  }

  async drag(card: Locator, to: Locator, place: 'above' | 'below' = 'below'): Promise<void> {
    await this.startDrag(card, to, place)
    await this.drop()
  }

  /** Until the card has glided into its place. */
  private async rest(card: Locator): Promise<void> {
    await card.evaluate(async (article) => {
      const shape = article.closest('.tl-shape')
      await Promise.all(shape?.getAnimations().map((animation) => animation.finished) ?? [])
    })
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true })
  }

  async undo(): Promise<void> {
    await this.tool('Undo').click()
  }

  saved(): Locator {
    return this.page.getByTestId('saved')
  }
}

async function box(card: Locator) {
  const found = await card.boundingBox()
  if (!found) throw new Error('The card is not on the screen')
  return found
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
