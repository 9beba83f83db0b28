import { expect } from '@playwright/test'
import type { BuiltServer } from '../fixtures.ts'
import type { Scene, Stage as WholeStage } from './scenes.ts'
import { VersionsPage } from './VersionsPage.ts'

/** The person is a facilitator of both plans. */
export interface Stage extends Omit<WholeStage, 'server'> {
  readonly server: Pick<BuiltServer, 'url'>
}

const pageOf = ({ page, words }: Stage) =>
  new VersionsPage(page, words.common.switchLanguage === 'Español' ? 'en' : 'es')

async function post({ person, server, plan }: Stage, path: string, data: object): Promise<void> {
  const response = await person.context.request.post(`/api/plans/${plan.planId}/versions${path}`, {
    headers: { origin: server.url },
    data,
  })
  expect(response.ok(), await response.text()).toBe(true)
}

/** One kept version, signed twice; the second signature waits. Made once for all scenes. */
async function prepare(stage: Stage): Promise<void> {
  const { person, server, plan } = stage
  const at = `/api/plans/${plan.planId}/versions`
  const { versions } = (await (await person.context.request.get(at)).json()) as { versions: readonly unknown[] }
  if (versions.length > 0) return
  await post(stage, '', { name: 'Acordada en noviembre', note: 'Leída en voz alta' })
  await post(stage, '/1/sign-ons', {
    organization: 'Riverbend School District',
    person: 'Priya Nair',
    statement: 'agree',
  })
  await post(stage, '/1/sign-ons', {
    organization: 'Eastfork Family Center',
    person: 'Rosa Delgado',
    statement: 'agreeWithNote',
    note: 'We ask that meetings have childcare and Spanish.',
  })
  const signOns = (await (await person.context.request.get(`${at}/1/sign-ons`)).json()) as {
    signOns: readonly { signOnId: string }[]
  }
  await post(stage, `/1/sign-ons/${signOns.signOns[0]?.signOnId}/confirm`, {})
  // Something has changed since.
  await person.context.request.patch(`/api/plans/${plan.planId}`, {
    headers: { origin: server.url },
    data: { place: 'Riverbend, Eastfork' },
  })
}

async function toVersion(stage: Stage): Promise<VersionsPage> {
  await prepare(stage)
  const versions = pageOf(stage)
  await versions.open(stage.plan.planId, 1)
  await expect(versions.document).toBeVisible()
  return versions
}

async function toComparison(stage: Stage): Promise<VersionsPage> {
  await prepare(stage)
  const versions = pageOf(stage)
  await versions.compare(stage.plan.planId, 1, 'now')
  await expect(versions.differences('about')).toHaveCount(1)
  return versions
}

/** What the public page of the version is reached by. */
async function publicHash({ person, server, plan }: Stage): Promise<string> {
  const response = await person.context.request.put(`/api/plans/${plan.planId}/versions/1/public`, {
    headers: { origin: server.url },
  })
  return new URL(((await response.json()) as { url: string }).url).hash
}

export const VERSION_SCENES: readonly (Omit<Scene, 'show'> & { readonly show: (stage: Stage) => Promise<void> })[] = [
  {
    name: 'versions, none yet',
    on: 'both',
    show: async (stage) => {
      await pageOf(stage).open(stage.blank.planId)
      await expect(stage.page.getByText(stage.words.versions.empty)).toBeVisible()
    },
  },
  {
    name: 'versions',
    on: 'both',
    show: async (stage) => {
      await prepare(stage)
      const versions = pageOf(stage)
      await versions.open(stage.plan.planId)
      await expect(versions.rows).toHaveCount(1)
    },
  },
  {
    name: 'versions, keeping one',
    on: 'both',
    show: async (stage) => {
      await prepare(stage)
      const versions = pageOf(stage)
      await versions.open(stage.plan.planId)
      const dialog = await versions.askToKeep()
      await expect(dialog.getByRole('status')).not.toBeEmpty()
      await dialog.getByRole('button', { name: stage.words.versions.keep.verb }).click()
    },
  },
  { name: 'a version', on: 'both', show: async (stage) => void (await toVersion(stage)) },
  {
    name: 'a version, signing',
    on: 'both',
    show: async (stage) => {
      const form = await (await toVersion(stage)).beginToSign()
      const { sign } = stage.words.versions
      await form.getByRole('radio', { name: sign.statements.agreeWithNote }).check()
      await form.getByRole('button', { name: sign.send, exact: true }).click()
      await expect(form.getByRole('alert')).toHaveCount(3)
    },
  },
  {
    name: 'a version, restoring',
    on: 'both',
    show: async (stage) => {
      const question = await (await toVersion(stage)).askToRestore()
      await expect(question.getByRole('listitem')).toHaveCount(1)
    },
  },
  {
    name: 'a version, its public link',
    on: 'both',
    show: async (stage) => {
      await prepare(stage)
      await publicHash(stage)
      await toVersion(stage)
      const { share } = stage.words.versions
      await stage.page.getByRole('button', { name: stage.words.sharing.invite.showCode }).click()
      await stage.page.getByRole('button', { name: share.withdraw, exact: true }).click()
      await expect(stage.page.getByRole('group', { name: share.withdrawTitle })).toBeVisible()
    },
  },
  { name: 'comparing', on: 'both', show: async (stage) => void (await toComparison(stage)) },
  {
    name: 'comparing, side by side',
    on: 'both',
    show: async (stage) => {
      await (await toComparison(stage)).showSideBySide()
      await stage.page.getByRole('checkbox', { name: stage.words.versions.compare.changedOnly }).uncheck()
      await expect(stage.page.locator('[data-side="before"]').first()).toBeVisible()
    },
  },
  {
    name: 'a version for everybody',
    on: 'both',
    show: async (stage) => {
      await prepare(stage)
      const hash = await publicHash(stage)
      await stage.person.goto('/privacy')
      await stage.person.goto(`/read${hash}`)
      await expect(pageOf(stage).document).toBeVisible()
    },
  },
  {
    name: 'a version for everybody, withdrawn',
    on: 'both',
    show: async (stage) => {
      await stage.person.goto('/privacy')
      await stage.person.goto('/read#nothing')
      await expect(stage.page.getByRole('alert')).toBeVisible()
    },
  },
]
