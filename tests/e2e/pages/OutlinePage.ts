import { expect, type Locator, type Page } from '@playwright/test'

/** The outline of a plan as a screen reader finds it: cards are buttons named by their number and words. */
export class OutlinePage {
  constructor(readonly page: Page) {}

  async open(planId: string): Promise<void> {
    await this.page.goto(`/plan/${planId}?face=outline`)
    await this.ready()
  }

  async ready(): Promise<void> {
    await expect(this.card('1.1')).toBeVisible({ timeout: 20_000 })
  }

  /** By its number (`3.2`) or a part of its words. */
  card(name: string): Locator {
    const pattern = /^(\d+|[A-Z])\.\d+$/.test(name)
      ? new RegExp(`^${escapeRegExp(name)} `)
      : new RegExp(escapeRegExp(name))
    return this.page.getByRole('button', { name: pattern }).and(this.page.locator('[data-row]'))
  }

  /** Card and all that belongs to it: links, what is missing, details. */
  item(name: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.card(name) })
  }

  /** The open text, of a row or of the sheet. */
  field(): Locator {
    return this.page.getByRole('textbox', { name: /^Text of/ })
  }

  /** Adds a card below another, by keyboard. */
  async add(below: string, text: string): Promise<void> {
    await this.card(below).focus()
    await this.press('n')
    await expect(this.field()).toBeFocused()
    await this.page.keyboard.type(text)
    await this.press('Escape')
    await expect(this.card(text)).toBeVisible()
  }

  column(label: string): Locator {
    return this.page.getByRole('heading', { level: 4 }).getByRole('button', { name: new RegExp(`^${label}\\b`) })
  }

  /** The sheet of a card on a phone. */
  sheet(): Locator {
    return this.page.getByRole('dialog')
  }

  /** One line of a card's details, in the row or in the sheet. */
  line(label: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${label}\\b`) })
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole('listitem').filter({ hasText: text })
  }

  /** What the screen reader is told in passing. */
  said(): Locator {
    return this.page.locator('#outline').getByRole('status').last()
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Presses Tab until the focus is there, as somebody without a mouse would. */
  async tabTo(target: Locator, most = 40): Promise<void> {
    for (let step = 0; step < most; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    await expect(target).toBeFocused()
  }
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
