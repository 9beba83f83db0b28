import { expect, type Locator, type Page } from '@playwright/test'
import type { Words } from '../../../apps/web/src/i18n/en.ts'
import { WORDS } from './scenes.ts'

/** The comments of a plan as a person finds them: a list of articles, each named by who said it and when. */
export class TalkPage {
  readonly words: Words['talk']
  private readonly all: Words

  constructor(
    readonly page: Page,
    language: keyof typeof WORDS = 'en',
  ) {
    this.all = WORDS[language]
    this.words = this.all.talk
  }

  /** The panel beside the board, or the sheet. */
  panel(): Locator {
    return this.page.locator('#talk')
  }

  /** From the bar above, or on a phone from the one below. */
  opener(): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${this.all.plan.comments}`) }).filter({ visible: true })
  }

  async open(): Promise<void> {
    await this.opener().click()
    await expect(this.panel()).toBeVisible()
  }

  comment(words: string | RegExp): Locator {
    return this.panel().getByRole('article').filter({ hasText: words })
  }

  field(label = this.words.label): Locator {
    return this.panel().getByRole('textbox', { name: label, exact: true })
  }

  button(name: string | RegExp, within: Locator = this.panel()): Locator {
    return within.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** Sends what the open form holds. */
  async send(): Promise<void> {
    await this.button(this.words.send, this.panel().locator('form')).click()
  }

  async filter(name: 'mine' | 'settled'): Promise<void> {
    await this.panel().getByRole('radio', { name: this.words[name] }).check()
  }
}
