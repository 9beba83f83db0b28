import {
  fillTemplate,
  type Language,
  LANGUAGES,
  openPlan,
  type Plan,
  printedLeadership,
  printedModel,
  printedVision,
  readPlan,
  resultsDocument,
  setAbout,
} from '@commonboard/model'
import * as Y from 'yjs'
import type { TemplateName } from '../../apps/sync-server/src/render/typst.ts'
import { hostilePlan } from './hostilePlan.ts'

const NOW = Date.UTC(2026, 10, 21, 12)

/** One document as the server would set it. */
export interface PrintedDocument {
  readonly name: string
  readonly template: TemplateName
  readonly language: Language
  readonly paper: 'tabloid' | 'letter'
  readonly data: object
}

function planOf(template: 'blank' | 'starter' | 'example', language: Language): Plan {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, template, language)
  setAbout(plan, { title: 'Riverbend Community Schools', place: 'Riverbend & Eastfork', language })
  return plan
}

/** Every template in both languages on both papers: of the example, of a plan nobody has begun, of a hostile one. */
export function printedDocuments(): PrintedDocument[] {
  return LANGUAGES.flatMap((language) => {
    const plans = { example: planOf('example', language), blank: planOf('blank', language), hostile: hostilePlan() }
    return Object.entries(plans).flatMap(([plan, of]) => {
      const content = readPlan(of)
      return (['tabloid', 'letter'] as const).flatMap((paper) => {
        const data = {
          logicModel: printedModel(content, language, NOW),
          vision: printedVision(content, language, NOW),
          leadership: printedLeadership(content, language, NOW, paper),
          document: resultsDocument(content, language, NOW),
        }
        return (['logicModel', 'vision', 'leadership', 'document'] as const).map((template) => ({
          name: `${plan}, ${template}, ${language}, ${paper}`,
          template,
          language,
          paper,
          data: { ...data[template], paper },
        }))
      })
    })
  })
}
