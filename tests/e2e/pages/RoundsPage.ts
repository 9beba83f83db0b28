import { expect, type Locator, type Page } from '@playwright/test'

const WORDS = {
  en: { answer: 'Answer', add: 'Add this idea', done: 'I am done', next: 'Next question' },
  es: { answer: 'Responder', add: 'Agregar esta idea', done: 'Terminé', next: 'Siguiente pregunta' },
} as const

/** Rounds as the people in them meet them: the line in the plan, the page to answer on, what is shown. */
export class RoundsPage {
  private readonly words: (typeof WORDS)['en' | 'es']

  constructor(
    readonly page: Page,
    language: 'en' | 'es' = 'en',
  ) {
    this.words = WORDS[language]
  }

  /** The line in the plan that says what is asked now. */
  get line(): Locator {
    return this.page.getByTestId('round-line')
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  async answerFromLine(): Promise<void> {
    await this.line.getByRole('link', { name: this.words.answer }).click()
  }

  /** The field for an idea. */
  get field(): Locator {
    return this.page.getByRole('textbox')
  }

  get addButton(): Locator {
    return this.page.getByRole('button', { name: this.words.add })
  }

  async write(...ideas: string[]): Promise<void> {
    for (const idea of ideas) {
      await this.field.fill(idea)
      await this.addButton.click()
      await expect(this.field).toHaveValue('')
    }
  }

  get ideas(): Locator {
    return this.page.getByRole('list', { name: /^(Your ideas|Sus ideas)$/ }).getByRole('listitem')
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.next }).click()
  }

  async done(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.done }).click()
  }

  /** Bars and rows of a result, as words. */
  get result(): Locator {
    return this.page.getByRole('list', { name: /^(Result|Resultado)$/ }).getByRole('listitem')
  }

  /** For facilitators: shows what came together, and says yes to the question. */
  async reveal(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Stop (writing )?and show|Show )/ }).click()
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Show / })
      .click()
  }
}
