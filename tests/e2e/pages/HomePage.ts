import { expect, type Locator, type Page } from '@playwright/test'

/** The page with the plans of a device. In English. */
export class HomePage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/')
    await expect(this.page.getByRole('heading', { name: 'Your plans', level: 1 })).toBeVisible()
  }

  /** Every plan in the list, by its title. */
  get plans(): Locator {
    return this.page.getByRole('main').getByRole('listitem')
  }

  plan(title: string): Locator {
    return this.plans.filter({ has: this.page.getByRole('link', { name: title, exact: true }) })
  }

  async openPlan(title: string): Promise<void> {
    await this.plan(title).getByRole('link').click()
  }

  /** Opens the small form that asks for title and place. */
  async beginPlan(kind: 'With starter cards' | 'Empty'): Promise<NewPlanForm> {
    await this.page.getByRole('button', { name: kind }).click()
    return new NewPlanForm(this.page)
  }

  /** Chooses a file as one does in the window that "From a backup file" opens. */
  async chooseBackup(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'From a backup file' }).click()
    await (await chooser).setFiles(file)
  }

  async openExample(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open the example' }).click()
    await this.page.waitForURL(/\/plan\//)
  }

  async leaveDevice(): Promise<void> {
    await this.page.getByRole('button', { name: 'Leave this device' }).click()
    const question = this.page.getByRole('dialog', { name: 'Leave this device?' })
    await question.getByRole('button', { name: 'Leave this device' }).click()
    await expect(question).toBeHidden()
  }
}

export class NewPlanForm {
  private readonly form: Locator

  constructor(private readonly page: Page) {
    this.form = page.getByRole('dialog')
  }

  get title(): Locator {
    return this.form.getByRole('textbox', { name: 'Title' })
  }

  get problem(): Locator {
    return this.form.getByRole('alert')
  }

  async fill(plan: { title?: string; place?: string; name?: string }): Promise<void> {
    if (plan.title !== undefined) await this.title.fill(plan.title)
    if (plan.place !== undefined) await this.form.getByRole('textbox', { name: 'Place' }).fill(plan.place)
    if (plan.name !== undefined) await this.form.getByRole('textbox', { name: 'Your name' }).fill(plan.name)
  }

  async create(): Promise<void> {
    await this.form.getByRole('button', { name: 'Create the plan' }).click()
  }

  async createAndOpen(): Promise<void> {
    await this.create()
    await this.page.waitForURL(/\/plan\//)
  }
}
