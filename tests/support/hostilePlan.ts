import {
  acceptFinding,
  addBody,
  addCard,
  addChannel,
  addLink,
  addOrganization,
  addPerson,
  addSeat,
  fillTemplate,
  linkIdOf,
  openPlan,
  type Plan,
  seatPerson,
  setAbout,
  setAddressed,
  setBreakdown,
  setField,
  setLinkReason,
  setReading,
  typeInCard,
  VISION_ID,
} from '@commonboard/model'
import * as Y from 'yjs'
import { ARABIC, CONTROLS, EMOJI, ENDLESS_WORD, HEBREW, HOSTILE_LINES, LONG_TEXT, ZERO_WIDTH } from './hostile.ts'

/** A plan in which every place where somebody can write holds the worst that can be written there. */
export function hostilePlan(): Plan {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  const all = [...HOSTILE_LINES, CONTROLS, HEBREW, ARABIC, EMOJI, ZERO_WIDTH, ENDLESS_WORD, LONG_TEXT]
  const [worst = ''] = HOSTILE_LINES
  setAbout(plan, { title: `${worst} ${EMOJI}`, place: `${worst} ${HEBREW}`, language: 'en' })
  for (const key of ['group.form', 'column.results', 'band.site', 'function.CE', 'level.site'])
    plan.words.set(key, `${worst} ${ARABIC}`)
  for (const line of all) {
    addCard(plan, { column: 'principles', band: '' }, line)
    addCard(plan, { column: 'results', band: 'site' }, line)
    const indicator = addCard(plan, { column: 'indicators', band: 'system' }, line)
    plan.cards.get(indicator)?.set('unit', line)
    setReading(plan, indicator, '2026', 12)
    for (const name of ['definition', 'population', 'source', 'owner', 'organization', 'frequency'] as const)
      setField(plan, indicator, name, line)
    setBreakdown(plan, indicator, line, true)
    const strategy = addCard(plan, { column: 'strategies', band: '' }, line)
    setField(plan, strategy, 'lead', line)
    addLink(plan, strategy, indicator)
    setLinkReason(plan, linkIdOf(strategy, indicator), line)
    acceptFinding(plan, 'L-05', indicator, { reason: line, by: 'ana', at: 1 })
    const body = addBody(plan, { level: 'community' }, { name: line, purpose: line, meets: line })
    const school = addBody(plan, { level: 'site' }, { name: line })
    const person = addPerson(plan, line, addOrganization(plan, line, 'faith'))
    seatPerson(plan, addSeat(plan, { body }, { role: line }), person, '2026-02')
    addSeat(plan, { body }, { role: line, waitsFor: line, sector: 'student' })
    addChannel(plan, { from: body, to: school }, { purpose: line, rhythm: line, isTwoWay: true })
  }
  setAddressed(plan, 'CE', 'later')
  plan.functionTexts.CE.reason.insert(0, worst)
  typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: `${worst}\n${HEBREW} ${EMOJI}` })
  return plan
}
