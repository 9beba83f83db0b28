import { changeLink, setFrozen, setRole, wordsOf } from '../support/facilitate.ts'
import { anaOffline, leave, OFFLINE, reword, rowsKept, saved } from './away.ts'
import { expect, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

// Pages are loaded three and four times here; with the machine shared, the longest takes most of a minute.
test.describe.configure({ timeout: 120_000 })

test.describe('rights that change while Ana is away', () => {
  test('lowered: her words are kept in plain words, over a reload too; raised again: they are not sent by themselves, and she goes on', async ({
    people,
    newPlan,
    server,
  }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'A principle of her own')
    await reword(outline, '3.1', 'Partners share')
    await outline.card('5.3').focus()
    await outline.press('Delete')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await setRole(server, plan, 'Ana', 'viewer')
    await ana.context.setOffline(false)

    const box = ana.page.getByRole('alert', { name: 'Your words were not taken over. They are kept here.' })
    await expect(box).toBeVisible({ timeout: 20_000 })
    const text = box.getByRole('textbox')
    await expect(text).toHaveValue(/as: Editor/)
    await expect(text).toHaveValue(/New in Principles: A principle of her own/)
    await expect(text).toHaveValue(/3\.1 now says: Partners share/)
    await expect(text).toHaveValue(/Removed from Principles: /)
    await expect(ana.page.getByText('Read only')).toBeVisible()
    await expect(outline.card('A principle of her own')).toHaveCount(0)
    expect(await wordsOf(server, plan)).not.toContain('A principle of her own')

    // Who takes part reads what he may do, not what he may not.
    await setRole(server, plan, 'Ana', 'contributor')
    await expect(ana.page.getByText('You can comment and answer')).toBeVisible()
    await setRole(server, plan, 'Ana', 'editor')
    await expect(ana.page.getByText('Read only')).toHaveCount(0)
    await expect(ana.page.getByText('You can comment and answer')).toHaveCount(0)
    await outline.add('5.1', 'Written as an editor again')
    await expect(saved(ana)).toHaveText('Saved')
    await ana.page.reload()
    await outline.ready()
    await expect(text).toHaveValue(/A principle of her own/)
    await expect(saved(ana)).toHaveText('Saved')
    const words = await wordsOf(server, plan)
    expect(words).toContain('Written as an editor again')
    expect(words).not.toContain('A principle of her own')

    await box.getByRole('button', { name: 'I have them' }).click()
    await ana.page.reload()
    await outline.ready()
    await expect(box).toHaveCount(0)
  })

  test('lowered while her page was closed: the same, before anything is sent @long', async ({
    people,
    newPlan,
    server,
  }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'Left on this device')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await leave(ana)
    await setRole(server, plan, 'Ana', 'contributor')
    await ana.context.setOffline(false)
    await outline.open(plan.planId)
    await expect(ana.page.getByRole('alert').getByRole('textbox')).toHaveValue(/Left on this device/)
    await expect(outline.card('Left on this device')).toHaveCount(0)
    expect(await wordsOf(server, plan)).not.toContain('Left on this device')
  })

  test('the boards are locked while she types: each of her words is in the plan or in the box', async ({
    people,
    newPlan,
    server,
  }) => {
    const plan = await newPlan({ template: 'example' })
    const ana = await people('Ana')
    await ana.joinQuietly(plan)
    const outline = new OutlinePage(ana.page)
    await outline.open(plan.planId)
    await outline.card('5.1').focus()
    await outline.press('n')
    await expect(outline.field()).toBeFocused()
    const typing = ana.page.keyboard.type('one two three four five six seven eight nine ten', { delay: 30 })
    await expect(outline.field()).toHaveValue(/^one two/)
    await setFrozen(server, plan, true)
    await typing
    await expect(ana.page.getByText('The boards are locked', { exact: true })).toBeVisible()
    await expect(saved(ana)).toHaveText(/^(Saved|Change refused)$/)
    const shown = (await wordsOf(server, plan)).find((text) => text.startsWith('one')) ?? ''
    const box = ana.page.getByRole('alert').getByRole('textbox')
    const kept = (await box.count()) > 0 ? await box.inputValue() : ''
    expect(`${shown} ${kept}`).toContain('one two')

    await setFrozen(server, plan, false)
    await expect(ana.page.getByText('The boards are locked', { exact: true })).toHaveCount(0)
    await outline.add('5.1', 'After the lock')
    await expect(saved(ana)).toHaveText('Saved')
    expect(await wordsOf(server, plan)).toContain('After the lock')
  })

  test('locked while she was away: kept, and she reads on', async ({ people, newPlan, server }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'Too late for the lock')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await setFrozen(server, plan, true)
    await ana.context.setOffline(false)
    await expect(ana.page.getByRole('alert').getByRole('textbox')).toHaveValue(/Too late for the lock/, {
      timeout: 20_000,
    })
    await expect(ana.page.getByText('The boards are locked', { exact: true })).toBeVisible()
    await expect(outline.card('5.1')).toBeVisible()
  })

  test('her link is replaced: she is inside and stays, and what she wrote arrives', async ({
    people,
    newPlan,
    server,
  }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'By the old link')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await changeLink(server, plan, 'editor', 'replace')
    await ana.context.setOffline(false)
    await expect(saved(ana)).toHaveText('Saved', { timeout: 20_000 })
    expect(await wordsOf(server, plan)).toContain('By the old link')
  })

  test('her link is revoked: the plan closes and does not open from the copy, her words stay with her', async ({
    people,
    newPlan,
    server,
  }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'Written before the end')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await changeLink(server, plan, 'editor', 'revoke')
    await ana.context.setOffline(false)
    await expect(ana.page.getByRole('heading', { name: 'This plan is closed for you' })).toBeVisible({
      timeout: 20_000,
    })
    const box = ana.page.getByRole('alert').getByRole('textbox')
    await expect(box).toHaveValue(/New in Principles: Written before the end/)
    await ana.page.reload()
    await expect(ana.page.getByRole('heading', { name: 'This plan cannot be opened' })).toBeVisible()
    await expect(box).toHaveValue(/Written before the end/)
    await expect.poll(() => rowsKept(ana, plan)).toBe(0)
  })

  test('revoked while her page was closed: the same @long', async ({ people, newPlan, server }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'Written before she closed it')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await leave(ana)
    await changeLink(server, plan, 'editor', 'revoke')
    await ana.context.setOffline(false)
    await ana.goto(`/plan/${plan.planId}`)
    await expect(ana.page.getByRole('heading', { name: 'This plan cannot be opened' })).toBeVisible()
    await expect(ana.page.getByRole('alert').getByRole('textbox')).toHaveValue(/Written before she closed it/)
    await expect.poll(() => rowsKept(ana, plan)).toBe(0)
  })
})
