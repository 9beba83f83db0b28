import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { setRole, wordsOf } from '../support/facilitate.ts'
import { anaOffline, cut, leave, OFFLINE, rowsKept, saved } from './away.ts'
import { expect, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'
import { ShareDialog } from './pages/ShareDialog.ts'

test.describe.configure({ timeout: 120_000 })

test('refused words are handed to a facilitator, who sees them at once, copies them, and puts them away', async ({
  people,
  newPlan,
  server,
}) => {
  const { plan, ana, outline } = await anaOffline(people, newPlan)
  const dana = await people('Dana')
  await dana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await dana.join(plan, 'facilitator')
  await expect(saved(dana)).toHaveText('Saved')
  await outline.add('5.1', 'Families decide with us')
  await expect(saved(ana)).toHaveText(OFFLINE)
  await setRole(server, plan, 'Ana', 'viewer')
  await ana.context.setOffline(false)
  const box = ana.page.getByRole('alert', { name: 'Your words were not taken over. They are kept here.' })
  await expect(box).toBeVisible({ timeout: 20_000 })

  await box.getByRole('button', { name: 'Hand to a facilitator' }).click()
  await expect(box).toContainText('The facilitators have your words.')
  await expect(box.getByRole('button', { name: 'Hand to a facilitator' })).toHaveCount(0)
  // Handed over once is enough, also after the page was loaded again.
  await ana.page.reload()
  await outline.ready()
  await expect(box).toContainText('The facilitators have your words.')
  await expect(box.getByRole('button', { name: 'Hand to a facilitator' })).toHaveCount(0)

  await dana.page.getByRole('button', { name: 'Read', exact: true }).click()
  const dialog = dana.page.getByRole('dialog', { name: 'Words handed over' })
  await expect(dialog.getByRole('region', { name: 'Words handed over by Ana' })).toContainText(
    'New in Principles: Families decide with us',
  )
  await dialog.getByRole('button', { name: 'Copy the words of Ana' }).click()
  await expect.poll(() => dana.page.evaluate(() => navigator.clipboard.readText())).toContain('Families decide with us')
  await dana.page.keyboard.press('Escape')

  // In the list of people too, where they are put away.
  const share = new ShareDialog(dana.page)
  await share.open()
  await share.showPeople()
  const list = dana.page.getByRole('dialog', { name: 'Invite people' })
  await list.getByRole('button', { name: 'Done with the words of Ana' }).click()
  await list.getByRole('button', { name: 'Put away' }).click()
  await expect(list).toContainText('The words of Ana have been put away.')
  await share.close()
  await expect(dana.page.getByRole('button', { name: 'Read', exact: true })).toHaveCount(0)
  expect(server.output()).not.toContain('Families decide')
})

test('Ben is put out: it is said so, his page closes at once, and his words stay his to copy, with nobody to hand them to', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [dana, ben] = [await people('Dana'), await people('Ben')]
  await dana.joinQuietly(plan, 'facilitator')
  await ben.joinQuietly(plan)
  const outline = new OutlinePage(ben.page)
  await outline.open(plan.planId)
  await expect(saved(ben)).toHaveText('Saved')
  await dana.goto(`/plan/${plan.planId}`)
  const share = new ShareDialog(dana.page)
  await share.open()
  await share.showPeople()
  await share.putOut('Ben')
  await expect(share.person('Ben')).toHaveCount(0)
  await expect(ben.page.getByRole('heading', { name: 'This plan is closed for you' })).toBeVisible()
  await expect(ben.page.getByText('You have been taken out of this plan')).toBeVisible()

  // He comes again by the link, which is still valid, writes without a network, and is put out once more.
  await ben.joinQuietly(plan)
  await outline.open(plan.planId)
  await expect(saved(ben)).toHaveText('Saved')
  await cut(ben)
  await outline.add('5.1', 'Too late for me')
  await expect(saved(ben)).toHaveText(OFFLINE)
  await expect(share.person('Ben')).toBeVisible({ timeout: 15_000 })
  await share.putOut('Ben')
  await expect(share.person('Ben')).toHaveCount(0)
  await ben.context.setOffline(false)
  const box = ben.page.getByRole('alert')
  await expect(box.getByRole('textbox')).toHaveValue(/Too late for me/, { timeout: 20_000 })
  await expect(box.getByRole('button', { name: 'Download' })).toBeVisible()
  await expect(box.getByRole('button', { name: 'Hand to a facilitator' })).toHaveCount(0)
  expect(await wordsOf(server, plan)).not.toContain('Too late for me')
})

test.describe('the plan was begun anew on the server while Ana was away', () => {
  for (const isOpen of [true, false])
    test(`with her page ${isOpen ? 'open' : 'closed'}: she is told, and her earlier copy is hers to read and to remove`, async ({
      people,
      newPlan,
      server,
    }) => {
      const { plan, ana, outline } = await anaOffline(people, newPlan)
      await outline.add('5.1', 'Of before')
      await expect(saved(ana)).toHaveText(OFFLINE)
      if (!isOpen) await leave(ana)
      await server.kill9()
      const file = new DatabaseSync(join(server.dataDir, 'commonboard.db'))
      file.prepare('INSERT INTO epochs (planId, zone, epoch) VALUES (?, ?, 1)').run(plan.planId, 'plan')
      file.close()
      await server.restart()
      await ana.context.setOffline(false)
      if (!isOpen) await outline.open(plan.planId)

      const line = ana.page.getByText('This plan was begun anew on the server.')
      await expect(line.first()).toBeVisible({ timeout: 20_000 })
      await expect(saved(ana)).toHaveText('Saved', { timeout: 20_000 })
      await expect(outline.card('Of before')).toHaveCount(0)
      expect(await wordsOf(server, plan)).not.toContain('Of before')
      // Nothing of it is said to be refused, and it is there over a reload.
      await expect(ana.page.getByRole('alert')).toHaveCount(0)
      await ana.page.reload()
      await outline.ready()
      await ana.page.getByRole('button', { name: 'Look at it' }).click()
      const dialog = ana.page.getByRole('dialog', { name: 'Your earlier copy' })
      await expect(dialog.getByRole('region', { name: 'What you had written' })).toHaveText(
        'New in Principles: Of before',
      )
      await expect(dialog.getByRole('region', { name: 'The plan as it was' })).toContainText('Of before')
      const [download] = await Promise.all([
        ana.page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Download' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('earlier copy.txt')
      expect(await rowsKept(ana, plan)).toBeGreaterThan(0)
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
      await dialog.getByRole('button', { name: 'Remove the copy' }).click()
      await expect(dialog).toHaveCount(0)
      await expect(line).toHaveCount(0)
      expect(await rowsKept(ana, plan)).toBe(0)
      await outline.add('5.1', 'Of after')
      await expect(saved(ana)).toHaveText('Saved')
      expect(await wordsOf(server, plan)).toContain('Of after')
    })
})
