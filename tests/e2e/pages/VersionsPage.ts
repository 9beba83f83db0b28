import { expect, type Locator, type Page } from '@playwright/test'
import { en, type Words } from '../../../apps/web/src/i18n/en.ts'
import { es } from '../../../apps/web/src/i18n/es.ts'

/** The kept states of a plan, and one of them: what it says, who signs it, what it is compared with. */
export class VersionsPage {
  readonly words: Words

  constructor(
    readonly page: Page,
    language: 'en' | 'es' = 'en',
  ) {
    this.words = { en, es }[language]
  }

  async open(planId: string, n?: number): Promise<void> {
    await this.page.goto(`/plan/${planId}/versions${n === undefined ? '' : `/${n}`}`)
    await expect(this.heading).toBeVisible()
  }

  /** As one comes from the plan. */
  async openFromMenu(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.menu.title }).click()
    await this.page.getByRole('menuitem', { name: this.words.menu.versions, exact: true }).click()
    await expect(this.page.getByRole('heading', { name: this.words.versions.title, level: 1 })).toBeVisible()
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  get rows(): Locator {
    return this.page.getByRole('region', { name: this.words.versions.named }).getByRole('listitem')
  }

  /** Keeps the plan as it is, and comes to the version's page. */
  async keep(name: string, note = ''): Promise<void> {
    const dialog = await this.askToKeep()
    await dialog.getByRole('textbox', { name: this.words.versions.keep.name }).fill(name)
    if (note) await dialog.getByRole('textbox', { name: this.words.versions.keep.note }).fill(note)
    await dialog.getByRole('button', { name: this.words.versions.keep.verb }).click()
    // All of the plan is read, checked and written for it, and then another page comes.
    await expect(this.heading).toHaveText(name, { timeout: 20_000 })
  }

  async askToKeep(): Promise<Locator> {
    await this.page.getByRole('button', { name: this.words.versions.keep.verb }).click()
    return this.page.getByRole('dialog', { name: this.words.versions.keep.title })
  }

  get document(): Locator {
    return this.page.getByRole('article', { name: this.words.versions.document })
  }

  /** Side by side with another version, or with the plan now. */
  async compare(planId: string, from: number, to: number | 'now'): Promise<void> {
    await this.page.goto(`/plan/${planId}/versions/${from}/compare/${to}`)
    await expect(this.heading).toBeVisible()
  }

  /** The sentences of one board. */
  differences(board: keyof Words['versions']['compare']['boards']): Locator {
    return this.page.getByRole('region', { name: this.words.versions.compare.boards[board] }).getByRole('listitem')
  }

  async showSideBySide(): Promise<void> {
    await this.page.getByRole('radio', { name: this.words.versions.compare.sideBySide }).check({ force: true })
  }

  async askToRestore(): Promise<Locator> {
    await this.page.getByRole('button', { name: this.words.versions.restore.verb }).click()
    return this.page.getByRole('dialog')
  }

  async makePublic(): Promise<string> {
    await this.page.getByRole('button', { name: this.words.versions.share.make }).click()
    const address = this.page.getByRole('textbox', { name: /Public page|Página pública/ })
    await expect(address).toBeVisible()
    return address.inputValue()
  }

  async withdraw(): Promise<void> {
    const { share } = this.words.versions
    await this.page.getByRole('button', { name: share.withdraw }).click()
    await this.page
      .getByRole('group', { name: share.withdrawTitle })
      .getByRole('button', { name: share.withdraw })
      .click()
    await expect(this.page.getByText(share.withdrawn)).toBeVisible()
  }

  get signatures(): Locator {
    return this.page.getByRole('region', { name: this.words.versions.sign.title }).getByRole('listitem')
  }

  signature(organization: string): Locator {
    return this.signatures.filter({ hasText: organization })
  }

  async beginToSign(): Promise<Locator> {
    await this.page.getByRole('button', { name: this.words.versions.sign.verb }).click()
    return this.page.getByRole('dialog')
  }

  async sign(organization: string, person: string, note = ''): Promise<void> {
    const { sign } = this.words.versions
    const form = await this.beginToSign()
    await form.getByRole('textbox', { name: sign.organization }).fill(organization)
    await form.getByRole('textbox', { name: sign.person }).fill(person)
    if (note) {
      await form.getByRole('radio', { name: sign.statements.agreeWithNote }).check()
      await form.getByRole('textbox', { name: sign.note }).fill(note)
    }
    await form.getByRole('button', { name: sign.send, exact: true }).click()
  }
}
