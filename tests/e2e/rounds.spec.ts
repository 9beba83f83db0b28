import { ask, call, POLL, roundPath, WRITE } from './asking.ts'
import { expect, test } from './fixtures.ts'
import { RoundsPage } from './pages/RoundsPage.ts'

test('ideas are written in private on a phone in Spanish, by a student and by a scribe, and shown all at once', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example', title: 'Riverbend' })
  const dana = await people('Dana')
  const ed = await people('Ed')
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  const jaylen = await people('Jaylen', { phone: true })
  await dana.join(plan, 'facilitator')
  await ed.join(plan, 'editor')
  await rosa.join(plan, 'contributor')
  await jaylen.join(plan, 'contributor')

  // Dana asks, and sees what people will see.
  await dana.page.getByRole('button', { name: 'Menu of this plan' }).click()
  await dana.page.getByRole('menuitem', { name: 'Questions and votes' }).click()
  await dana.page.getByRole('link', { name: 'Ask everybody something' }).click()
  await dana.page.getByRole('textbox', { name: 'Question 1, in English' }).fill('What do we hope for every child?')
  await expect(dana.page.getByText('People who read Spanish see the English words.')).toBeVisible()
  await dana.page.getByRole('textbox', { name: 'Question 1, in Spanish' }).fill('¿Qué esperamos para cada niña y niño?')
  await dana.page.getByRole('textbox', { name: 'Question 1, in Spanish' }).press('Enter')
  await dana.page.keyboard.type('Who should be here?')
  await expect(dana.page.getByRole('region', { name: 'What people will see' })).toContainText(
    'Nobody sees your text until Dana shows it. Then it bears no name.',
  )
  await dana.page.getByRole('button', { name: 'Ask now' }).click()
  const running = new RoundsPage(dana.page)
  await expect(running.heading).toHaveText('What do we hope for every child?')

  // A line, no dialog, said once.
  const rosas = new RoundsPage(rosa.page, 'es')
  await expect(rosas.line).toContainText('Dana pregunta: ¿Qué esperamos para cada niña y niño?')
  await expect(rosa.page.getByRole('dialog')).toHaveCount(0)
  await expect(
    rosa.page.getByRole('status').filter({ hasText: 'Dana pregunta: ¿Qué esperamos para cada niña y niño?' }),
  ).toHaveCount(1)

  await rosas.answerFromLine()
  await expect(rosas.heading).toHaveText('¿Qué esperamos para cada niña y niño?')
  await expect(
    rosa.page.getByText('Nadie ve su texto hasta que Dana lo muestre. Después no lleva ningún nombre.'),
  ).toBeVisible()
  await rosas.write('Que la escuela abra por la tarde.', 'Que nadie camine sin luz.')
  await rosas.field.fill('Los vecinos mayores pueden ayudar')
  // All of it above the keyboard.
  const add = await rosas.addButton.boundingBox()
  expect((add?.y ?? 0) + (add?.height ?? 0)).toBeLessThanOrEqual(560)
  await rosas.next()
  await expect(rosas.heading).toHaveText('Who should be here?')
  await expect(rosas.heading.locator('[lang=en]')).toHaveText('Who should be here?')
  // Words that are not added yet are not lost by "done".
  await rosas.done()
  await rosa.page.getByRole('button', { name: 'Agregarlas' }).click()
  await expect(rosas.heading).toHaveText('Gracias')
  await expect(rosas.ideas).toHaveCount(3)

  // Somebody's own may be changed and removed.
  const jaylens = new RoundsPage(jaylen.page)
  await jaylens.answerFromLine()
  await jaylens.write('Buses', 'Somewhere to play')
  await jaylen.page.getByRole('button', { name: 'Show all 2' }).click()
  await jaylen.page.getByRole('button', { name: 'Change: Buses' }).click()
  await jaylen.page.getByRole('textbox', { name: 'Change: Buses' }).fill('Buses in the evening')
  await jaylen.page.getByRole('button', { name: 'Keep the change' }).click()
  await jaylen.page.getByRole('button', { name: 'Remove: Somewhere to play' }).click()
  await expect(jaylens.ideas).toHaveText(['Buses in the evening'])

  // Ed writes for somebody with a slip of paper.
  const eds = new RoundsPage(ed.page)
  await eds.answerFromLine()
  await ed.page.getByRole('link', { name: 'Answer for somebody without a device' }).click()
  await ed.page.getByRole('textbox', { name: 'Who it is for' }).fill('slip 12')
  await ed.page.getByRole('combobox', { name: /They are here as/ }).selectOption('neighbor')
  await ed.page.getByRole('button', { name: 'Write down the answer' }).click()
  await expect(eds.heading).toBeFocused()
  await eds.write('Benches at the bus stop')
  await eds.next()
  await ed.page.getByRole('button', { name: 'Next person' }).click()
  // On with the next slip, without reaching for the mouse.
  await expect(ed.page.getByRole('textbox', { name: 'Who it is for' })).toBeFocused()
  await expect(ed.page.getByRole('region', { name: 'Those you have answered for' })).toContainText(
    'slip 12Neighbor, 1 idea',
  )
  await ed.page.getByRole('button', { name: 'Change: slip 12' }).click()
  await eds.write('Light at the bus stop')
  await expect(eds.ideas).toHaveCount(2)
  await ed.page.getByRole('link', { name: 'Back', exact: true }).click()
  await expect(ed.page.getByRole('textbox', { name: 'Who it is for' })).toBeFocused()

  // What was written down on the wrong slip is erased, and nothing of his own.
  await ed.page.getByRole('textbox', { name: 'Who it is for' }).fill('slip 13')
  await ed.page.getByRole('button', { name: 'Write down the answer' }).click()
  await eds.write('A wrong slip')
  await ed.page.getByRole('button', { name: 'Erase this answer' }).click()
  await ed.page
    .getByRole('group', { name: 'Erase all that was answered for slip 13?' })
    .getByRole('button', { name: 'Erase this answer' })
    .click()
  await expect(ed.page.getByRole('region', { name: 'Those you have answered for' }).getByRole('listitem')).toHaveCount(
    1,
  )

  // Dana sees how many, and nothing else.
  await expect(dana.page.getByText('3 of 4 have answered')).toBeVisible()
  await expect(dana.page.getByText('6 ideas so far. 1 without a device.')).toBeVisible()
  const seen = await dana.page.content()
  for (const secret of ['escuela', 'Buses', 'Benches', 'vecinos']) expect(seen).not.toContain(secret)

  await dana.page.getByRole('button', { name: 'Stop writing and show all ideas' }).click()
  await expect(dana.page.getByRole('dialog')).toContainText(
    'All 6 ideas will stand in the plan for everybody, shuffled, without names.',
  )
  await dana.page.getByRole('dialog').getByRole('button', { name: 'Show all ideas' }).click()
  await dana.page.getByRole('link', { name: 'Read the ideas' }).click()
  await expect(dana.page.locator('[data-idea]')).toHaveCount(6)
  await expect(dana.page.getByRole('region', { name: /What do we hope for every child/ })).toContainText(
    'Buses in the evening',
  )

  // Rosa reads them too, where she was; Jaylen may not change them, Ed may.
  await rosa.page.getByRole('link', { name: 'Leer las ideas' }).click()
  await expect(rosa.page.getByText('Benches at the bus stop')).toBeVisible()
  await expect(rosa.page.getByRole('button', { name: /^Quitar/ })).toHaveCount(0)
  await ed.goto(`/plan/${plan.planId}/ideas`)
  await ed.page.getByRole('button', { name: 'Change: Benches at the bus stop' }).click()
  await ed.page.getByRole('textbox', { name: 'Words of the idea' }).press('End')
  await ed.page.keyboard.type('s')
  await ed.page.getByRole('button', { name: 'Done' }).click()
  await expect(rosa.page.getByText('Benches at the bus stops')).toBeVisible()
  await ed.page.getByRole('button', { name: 'Remove: Buses in the evening' }).click()
  await expect(rosa.page.getByText('Buses in the evening')).toHaveCount(0)
  await ed.page.getByRole('button', { name: 'Show 1 removed idea' }).click()
  await ed.page.getByRole('button', { name: 'Bring back: Buses in the evening' }).click()
  await expect(rosa.page.getByText('Buses in the evening')).toBeVisible()
})

test('one person has one ballot, also with two tabs, and can change it until it is closed', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan()
  const dana = await people('Dana')
  const jaylen = await people('Jaylen')
  await dana.join(plan, 'facilitator')
  await jaylen.join(plan, 'contributor')
  const roundId = await ask(dana, plan, POLL)
  await dana.goto(roundPath(plan, roundId))
  await jaylen.goto(roundPath(plan, roundId))
  const more = (option: string) => jaylen.page.getByRole('button', { name: `One dot more: ${option}` })
  await more('Safe ways').click()
  await more('Safe ways').click()
  await more('Reading help').click()
  await expect(jaylen.page.getByText('All 3 dots given', { exact: true })).toBeVisible()
  await more('Evening school').click({ force: true })
  await expect(jaylen.page.getByText('Your answer has arrived.')).toBeVisible()

  const second = await jaylen.context.newPage()
  await second.goto(roundPath(plan, roundId))
  await expect(second.getByText('All 3 dots given', { exact: true })).toBeVisible()
  await second.getByRole('button', { name: 'One dot less: Safe ways' }).click()
  await second.getByRole('button', { name: 'One dot more: Evening school' }).click()
  await expect(second.getByText('Your answer has arrived.')).toBeVisible()
  await expect(dana.page.getByText('1 of 2 have answered')).toBeVisible()

  await dana.page.getByRole('button', { name: 'Stop answers' }).click()
  await expect(jaylen.page.getByText('This is closed')).toBeVisible()
  await dana.page.getByRole('button', { name: 'Open again' }).click()
  await expect(jaylen.page.getByText('All 3 dots given', { exact: true })).toBeVisible()
  const result = new RoundsPage(dana.page)
  await result.reveal()
  await expect(result.result).toHaveText(['Evening school1 dot', 'Safe ways1 dot', 'Reading help1 dot'])
  await expect(new RoundsPage(second).result).toHaveCount(3)
})

test('consent is given in three answers or with a hand; a concern is shown without a name @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan()
  const dana = await people('Dana')
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  const jaylen = await people('Jaylen', { phone: true })
  await dana.join(plan, 'facilitator')
  await rosa.join(plan, 'contributor')
  await jaylen.join(plan, 'contributor')
  const three = await ask(dana, plan, { kind: 'consent', question: { en: 'We meet on Tuesdays.' }, scale: 'three' })
  const rosas = new RoundsPage(rosa.page, 'es')
  await rosas.answerFromLine()
  await rosa.page.getByRole('radio', { name: /^Tengo una preocupación/ }).check()
  await rosa.page.getByRole('textbox', { name: '¿Cuál es su preocupación?' }).fill('Los martes trabajo.')
  await expect(rosa.page.getByText('Su respuesta llegó.')).toBeVisible()
  await jaylen.goto(roundPath(plan, three))
  await jaylen.page.getByRole('radio', { name: /^I agree/ }).check()
  await expect(jaylen.page.getByText('Your answer has arrived.')).toBeVisible()
  await dana.goto(roundPath(plan, three))
  const danas = new RoundsPage(dana.page)
  await danas.reveal()
  await expect(danas.result).toHaveText(['I agree1', 'I can live with it0', 'I have a concern1'])
  await expect(dana.page.getByRole('listitem').filter({ hasText: 'Los martes trabajo.' })).toHaveText(
    'Los martes trabajo.',
  )
  expect(await dana.page.locator('main').innerText()).not.toContain('Rosa')

  const fist = await ask(dana, plan, { kind: 'consent', question: { en: 'And on Thursdays?' }, scale: 'fist' })
  await jaylen.goto(roundPath(plan, fist))
  await jaylen.page.getByRole('radio', { name: /^3 fingers/ }).check()
  await expect(jaylen.page.getByRole('textbox')).toHaveCount(0)
  await jaylen.page.getByRole('radio', { name: /^2 fingers/ }).check()
  await jaylen.page.getByRole('textbox', { name: 'What is your concern?' }).fill('Practice')
  await expect(jaylen.page.getByText('Your answer has arrived.')).toBeVisible()
  await dana.goto(roundPath(plan, fist))
  await danas.reveal()
  await expect(danas.result).toHaveText([
    '5 fingers0',
    '4 fingers0',
    '3 fingers0',
    '2 fingers1',
    '1 finger0',
    'Fist: no0',
  ])
  await expect(dana.page.getByText('Practice')).toBeVisible()
})

test('ratings are shown from five answers up, by number and in words @long', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const dana = await people('Dana')
  await dana.join(plan, 'facilitator')
  const roundId = await ask(dana, plan, {
    kind: 'rate',
    question: { en: 'How ready are we?' },
    items: [{ en: 'One vision' }, { en: 'Money set aside' }],
    scale: { steps: 4, low: { en: 'Not at all' }, high: { en: 'Completely' } },
  })
  const ben = await people('Ben', { phone: true })
  await ben.join(plan, 'contributor')
  await new RoundsPage(ben.page).answerFromLine()
  const vision = ben.page.getByRole('group', { name: 'One vision' })
  const money = ben.page.getByRole('group', { name: 'Money set aside' })
  await vision.getByRole('radio', { name: '4, Completely' }).check()
  await money.getByRole('radio', { name: '1, Not at all' }).check()
  await money.getByRole('button', { name: 'Take back: Money set aside' }).click()
  await expect(money.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(ben.page.getByText('Your answer has arrived.')).toBeVisible()
  for (const name of ['Ana', 'Tom', 'Kim', 'Lea']) {
    const other = await people(name)
    await other.join(plan, 'contributor')
    await call(other, 'PUT', `/api/plans/${plan.planId}/rounds/${roundId}/ballot`, {
      ballot: {
        kind: 'rate',
        ratings: [
          { item: 0, value: 3 },
          { item: 1, value: 2 },
        ],
      },
    })
    await other.page.close()
  }
  await dana.goto(roundPath(plan, roundId))
  const danas = new RoundsPage(dana.page)
  await danas.reveal()
  await expect(danas.result.first()).toContainText('5 answers')
  await expect(danas.result.first()).toContainText('1: 0, 2: 0, 3: 4, and 4: 1')
  await expect(danas.result.last()).toHaveText('Money set asideFewer than 5 answers: not shown')
})

test('one’s own answer can be erased until it is shown; a viewer reads along @long', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const dana = await people('Dana')
  const jaylen = await people('Jaylen')
  const vera = await people('Vera')
  await dana.join(plan, 'facilitator')
  await jaylen.join(plan, 'contributor')
  await vera.join(plan, 'viewer')
  const roundId = await ask(dana, plan, WRITE)
  const jaylens = new RoundsPage(jaylen.page)
  await jaylens.answerFromLine()
  await jaylens.write('Buses')
  await jaylens.done()
  await jaylen.page.getByRole('button', { name: 'Erase my answer' }).click()
  await jaylen.page
    .getByRole('group', { name: /Erase all/ })
    .getByRole('button', { name: 'Erase my answer' })
    .click()
  await expect(jaylens.field).toBeVisible()
  await expect(jaylens.ideas).toHaveCount(0)
  expect(await call(dana, 'GET', `/api/plans/${plan.planId}/rounds/${roundId}`)).toMatchObject({
    answers: 0,
    answered: 0,
  })

  await vera.goto(roundPath(plan, roundId))
  await expect(vera.page.getByText('You may read along here.')).toBeVisible()
  await expect(vera.page.getByRole('textbox')).toHaveCount(0)

  await dana.goto(roundPath(plan, roundId))
  await dana.page.getByRole('button', { name: 'Erase this question' }).click()
  await dana.page.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click()
  await expect(dana.page.getByText('Nobody has been asked anything yet.')).toBeVisible()
  await expect(vera.page.getByText('A facilitator has erased it, with all its answers.')).toBeVisible()
})

test('who answers on a phone hears of another question in passing; it waits in the plan and in the list @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const dana = await people('Dana')
  const jaylen = await people('Jaylen', { phone: true })
  await dana.join(plan, 'facilitator')
  await jaylen.join(plan, 'contributor')
  await ask(dana, plan, WRITE)
  const jaylens = new RoundsPage(jaylen.page)
  await jaylens.answerFromLine()
  await expect(jaylens.field).toBeVisible()
  await ask(dana, plan, POLL)
  await expect(jaylen.page.getByRole('region', { name: 'Messages' })).toContainText(
    'Dana asks: What matters most this year?',
  )
  await expect(jaylens.line).toHaveCount(0)
  await jaylen.page.getByRole('link', { name: 'Back to the plan: Riverbend' }).click()
  await expect(jaylens.line).toContainText('2 questions are open.')
  await jaylens.line.getByRole('link', { name: 'See' }).click()
  await expect(jaylen.page.getByRole('region', { name: 'Open now' }).getByRole('listitem')).toHaveText([
    /What matters most this year\?/,
    /What do we hope for\?/,
  ])
  await jaylen.page.getByRole('link', { name: 'Answer: What matters most this year?' }).click()
  await expect(jaylens.heading).toHaveText('What matters most this year?')
})
