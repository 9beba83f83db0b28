import { expect, type Locator, type Page } from '@playwright/test'

export type LinkHeading = 'To write the plan' | 'To take part and comment' | 'To read' | 'To lead with you'

/** "Invite people", opened from a plan. In English. */
export class ShareDialog {
  private readonly dialog: Locator

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Invite people' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(this.dialog.getByRole('tab', { name: 'Links' })).toBeVisible()
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(this.dialog).toBeHidden()
  }

  /** One of the four links with all that belongs to it. */
  link(heading: LinkHeading): Locator {
    return this.dialog.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name: heading }) })
  }

  async addressOf(heading: LinkHeading): Promise<string> {
    return this.link(heading).getByRole('textbox').inputValue()
  }

  async copy(heading: LinkHeading): Promise<void> {
    const link = this.link(heading)
    await link.getByRole('button', { name: 'Copy link' }).click()
    await expect(link.getByRole('button', { name: 'Copied' })).toBeVisible()
  }

  /** Shows the QR code and returns its picture. */
  async code(heading: LinkHeading): Promise<Locator> {
    await this.link(heading).getByRole('button', { name: 'QR code' }).click()
    return this.link(heading).getByRole('img', { name: 'QR code' })
  }

  async replace(heading: LinkHeading): Promise<void> {
    const link = this.link(heading)
    await link.getByRole('button', { name: /^Replace:/ }).click()
    await link.getByRole('group').getByRole('button', { name: 'Replace' }).click()
  }

  async revoke(heading: LinkHeading): Promise<void> {
    const link = this.link(heading)
    await link.getByRole('button', { name: /^Revoke:/ }).click()
    await link.getByRole('group').getByRole('button', { name: 'Revoke and put out' }).click()
  }

  async showPeople(): Promise<void> {
    await this.dialog.getByRole('tab', { name: 'People' }).click()
  }

  person(name: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: name })
  }

  async putOut(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name: `Put out: ${name}` }).click()
    await this.dialog.getByRole('group').getByRole('button', { name: 'Put out' }).click()
  }

  async setRole(name: string, role: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: `Role of ${name}` }).selectOption({ label: role })
  }

  async setEveryonesRole(role: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'Everyone but facilitators' }).selectOption({ label: role })
    await this.dialog.getByRole('button', { name: /^Change:/ }).click()
  }

  async lock(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Lock the boards', exact: true }).click()
    await expect(this.dialog.getByRole('button', { name: 'Unlock the boards' })).toBeVisible()
  }
}
