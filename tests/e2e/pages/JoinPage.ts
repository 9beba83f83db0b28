import { expect, type Locator, type Page } from '@playwright/test'

const WORDS = {
  en: { name: 'Your name', join: 'Join', withoutName: 'Join without a name' },
  es: { name: 'Su nombre', join: 'Entrar', withoutName: 'Entrar sin nombre' },
} as const

/** The page a link leads to. */
export class JoinPage {
  private readonly words: (typeof WORDS)['en' | 'es']

  constructor(
    private readonly page: Page,
    language: 'en' | 'es' = 'en',
  ) {
    this.words = WORDS[language]
  }

  /** @param link as it was sent: `http://…/join#TOKEN` */
  async open(link: string): Promise<void> {
    const { pathname, hash } = new URL(link)
    await this.page.goto(`${pathname}${hash}`)
  }

  /** The plan's title, or what is wrong with the link. */
  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  get name(): Locator {
    return this.page.getByRole('textbox', { name: this.words.name })
  }

  get problem(): Locator {
    return this.page.getByRole('alert')
  }

  comeAs(group: string): Locator {
    return this.page.getByRole('radio', { name: group })
  }

  get joinButton(): Locator {
    return this.page.getByRole('button', { name: this.words.join, exact: true })
  }

  async join(): Promise<void> {
    await this.joinButton.click()
    await this.inside()
  }

  async joinWithoutName(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.withoutName }).click()
    await this.inside()
  }

  private async inside(): Promise<void> {
    await this.page.waitForURL(/\/plan\//)
    // The token must not stay where a screenshot or a shoulder finds it.
    expect(new URL(this.page.url()).hash).toBe('')
  }
}
