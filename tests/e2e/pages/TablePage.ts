import { expect, type Locator, type Page } from '@playwright/test'

/** The table of a plan as a screen reader finds it: a grid, its rows named by number and words. */
export class TablePage {
  constructor(readonly page: Page) {}

  async open(planId: string): Promise<void> {
    await this.page.goto(`/plan/${planId}?face=table`)
    await expect(this.grid().getByRole('row').nth(2)).toBeVisible({ timeout: 20_000 })
  }

  grid(): Locator {
    return this.page.getByRole('grid')
  }

  /** The first row with this number (`4.6`) or these words. */
  row(name: string): Locator {
    const words = this.page.getByRole('rowheader').filter({ hasText: name })
    const number = this.page.getByRole('gridcell', { name, exact: true })
    const has = /^\d+\.\d+$/.test(name) ? number : words
    return this.grid().getByRole('row').filter({ has }).first()
  }

  /** A cell by its row and the heading of its column. */
  async cell(row: string, heading: string): Promise<Locator> {
    const head = this.grid().getByRole('columnheader', { name: heading, exact: true })
    const index = await head.getAttribute('aria-colindex')
    return this.row(row).locator(`[aria-colindex="${index}"]`)
  }

  /** The one cell Tab reaches. */
  at(): Locator {
    return this.grid().locator('[tabindex="0"]')
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Puts text on the clipboard as a spreadsheet does, and pastes it where the focus is. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((words) => {
      const data = new DataTransfer()
      data.setData('text/plain', words)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, text)
  }
}
