import { expect, type Locator, type Page } from '@playwright/test'

/** The vision of a plan as its own board. In English. */
export class VisionPage {
  constructor(readonly page: Page) {}

  async open(planId: string): Promise<void> {
    await this.page.goto(`/plan/${planId}?board=vision`)
    await expect(this.page.getByRole('heading', { name: 'Three ingredients' })).toBeVisible({ timeout: 20_000 })
  }

  /** The field in which the vision is written; whoever may only read has none. */
  text(): Locator {
    return this.page.getByRole('textbox', { name: 'Text of the vision' })
  }

  async write(words: string): Promise<void> {
    await this.text().focus()
    await this.page.keyboard.press('Control+End')
    await this.page.keyboard.type(words)
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar', { name: 'How the words look' }).getByRole('button', { name, exact: true })
  }

  /** Somebody else's caret, by the name on its flag. */
  caret(name: string): Locator {
    return this.text().locator('[contenteditable="false"]').filter({ hasText: name })
  }

  /** The words alone, a line a block, without the flags of others. */
  async words(): Promise<string> {
    return this.text().evaluate((field) =>
      [...field.children]
        .map((block) => {
          const copy = block.cloneNode(true) as Element
          for (const caret of copy.querySelectorAll('[contenteditable="false"]')) caret.remove()
          return copy.textContent
        })
        .join('\n'),
    )
  }

  async expectWords(words: string): Promise<void> {
    await expect.poll(() => this.words()).toBe(words)
  }

  ingredient(name: string): Locator {
    return this.page
      .getByRole('complementary')
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name }) })
  }

  yes(name: string): Locator {
    return this.page.getByRole('button', { name: `I see it: ${name}` })
  }

  async openReadingView(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Reading view' }).click()
    const view = this.page.getByRole('dialog')
    await expect(view).toBeVisible()
    return view
  }

  async link(address: string): Promise<Locator> {
    await this.tool('Link').click()
    const dialog = this.page.getByRole('dialog', { name: 'Where does the link lead?' })
    await dialog.getByRole('textbox', { name: 'Address' }).fill(address)
    await dialog.getByRole('button', { name: 'Set the link' }).click()
    return dialog
  }

  saved(): Locator {
    return this.page.getByTestId('saved')
  }
}
