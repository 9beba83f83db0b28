import { expect, type Locator, type Page } from '@playwright/test'

/** The leadership board as people find it, on either face. */
export class LeadershipPage {
  constructor(readonly page: Page) {}

  async open(planId: string, face: 'canvas' | 'outline'): Promise<void> {
    await this.page.goto(`/plan/${planId}?board=leadership&face=${face}`)
    await expect(this.page.getByRole('button', { name: 'Leadership', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expect(this.page.locator('#structure')).toBeVisible({ timeout: 20_000 })
  }

  /** A seat, body, channel or person by its words. */
  item(name: string | RegExp): Locator {
    return this.page.locator('#structure').getByRole('button', { name }).and(this.page.locator('[data-item]'))
  }

  /** On the diagram. */
  seat(name: string | RegExp): Locator {
    return this.page.getByRole('group', { name: 'The structure as a bridge' }).getByRole('button', { name })
  }

  /** In the list beside the diagram. */
  person(name: string | RegExp): Locator {
    return this.page.getByRole('complementary', { name: 'People' }).getByRole('button', { name })
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true })
  }

  async drag(from: Locator, to: Locator): Promise<void> {
    await to.scrollIntoViewIfNeeded()
    const [a, b] = [await from.boundingBox(), await to.boundingBox()]
    if (!a || !b) throw new Error('Both must be in sight to drag')
    await this.page.mouse.move(a.x + a.width / 2, a.y + a.height / 2)
    await this.page.mouse.down()
    await this.page.mouse.move(a.x, a.y + a.height / 2, { steps: 3 })
    await this.page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 6 })
    await this.page.mouse.up()
  }
}
