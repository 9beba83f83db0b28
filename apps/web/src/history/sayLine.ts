import { type CardId, functionCodeOf, type Language, type LinkId, VISION_ID, wordsOf } from '@commonboard/model'
import type { Words } from '../i18n/en.ts'
import { formatList } from '../i18n/format.ts'
import type { Line, NamedPerson, PlanAct } from './historyApi.ts'

/** Who it was, as this reader calls the person. */
export function nameOf(
  who: string,
  people: readonly NamedPerson[],
  { me, words }: { me: string; words: Words['history'] },
): string {
  if (who === me) return words.you
  return people.find(({ participantId }) => participantId === who)?.name || words.somebody
}

/** A line without its subject: "changed “Every child reads”". */
export function sayLine({ item, id, acts, board, label }: Line, language: Language, words: Words['history']): string {
  if (item === 'drawing') return words.drew(words.boards[board])
  const code = item === 'card' ? functionCodeOf(id as CardId) : undefined
  const named = id === VISION_ID ? words.vision : code ? wordsOf(language).functions[code].name : ''
  const what = named || (label ? words.quote(label) : words.item(item))
  // Who has just made a thing goes on writing in it.
  const told = acts.includes('added') ? acts.filter((act) => act !== 'changed' && act !== 'moved') : acts
  return words.did(formatList(language, words.acts(told)), what)
}

/** The same of something done to the plan; undefined: this page knows nothing of such an act. */
export function sayAct({ act, about }: PlanAct, nameFor: (who: string) => string, words: Words['history']) {
  const whom = about['participantId'] === 'everyone' ? words.plan.everyone : nameFor(String(about['participantId']))
  switch (act) {
    case 'planFrozen':
    case 'planThawed':
      return words.plan[act]
    case 'roleGiven':
    case 'personRemoved':
    case 'personBlocked':
    case 'personLetIn':
    case 'workUndone':
      return words.plan[act](whom)
    case 'historyKept':
      return words.plan.historyKept(Number(about['historyDays']))
    default:
      return undefined
  }
}

/** Where a line leads: to its card or item on its board, its comment, the list of ideas. */
export function hrefOfLine(planId: string, { item, id, board }: Line): string {
  const at = (query: string) => `/plan/${planId}?${query}`
  if (item === 'card') return at(id === VISION_ID ? 'board=vision' : `board=logicModel&card=${encodeURIComponent(id)}`)
  if (item === 'link') return at(`board=logicModel&card=${encodeURIComponent((id as LinkId).split('~')[0] ?? '')}`)
  if (board === 'leadership' && ['body', 'seat', 'person', 'organization', 'channel'].includes(item))
    return at(`board=leadership&item=${encodeURIComponent(id)}`)
  if (board === 'ideas') return `/plan/${planId}/ideas`
  // Reactions and marks bear the id of their comment, and who set them.
  if (board === 'talk') return at(`comment=${encodeURIComponent(id.split('~')[0] ?? '')}`)
  return at(`board=${board}`)
}
