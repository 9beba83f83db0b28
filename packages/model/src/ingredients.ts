import { edit, type Plan, setKey } from './plan.ts'
import { INGREDIENTS, type Ingredient } from './vocabulary.ts'

/** For each ingredient the participants who see it in the vision, in the order of their ids. */
export type Ingredients = Readonly<Record<Ingredient, readonly string[]>>

const PARTICIPANT_ID = /^[\w-]{1,64}$/

/**
 * Says that this person sees an ingredient in the vision, or takes it back. A key for each person, so that two who say
 * yes at the same moment both count. Whose name it is the model cannot know: whoever may write the plan could write
 * any id.
 */
export function confirmIngredient(plan: Plan, ingredient: Ingredient, who: string, isThere: boolean): void {
  if (!PARTICIPANT_ID.test(who)) return
  edit(plan, () => setKey(plan.ingredients, `${ingredient}.${who}`, isThere ? true : undefined))
}

export function readIngredients(plan: Plan): Ingredients {
  const found: Record<Ingredient, string[]> = { hope: [], together: [], place: [] }
  for (const [key, value] of plan.ingredients) {
    const dot = key.indexOf('.')
    const ingredient = INGREDIENTS.find((one) => one === key.slice(0, dot))
    const who = key.slice(dot + 1)
    if (ingredient && value === true && PARTICIPANT_ID.test(who)) found[ingredient].push(who)
  }
  for (const one of INGREDIENTS) found[one].sort()
  return found
}
