import { confirmIngredient, type Ingredients as Confirmed, INGREDIENTS, wordsOf } from '@commonboard/model'
import { Check, Handshake, type LucideIcon, MapPin, Sunrise } from 'lucide-react'
import { formatList } from '../../i18n/format.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { useNames } from '../../outline/useNames.ts'
import { useCanEdit, useOpenPlan, useRights, useSession } from '../../plan/usePlan.ts'
import styles from './Ingredients.module.css'

export const INGREDIENT_ICONS: Readonly<Record<(typeof INGREDIENTS)[number], LucideIcon>> = {
  hope: Sunrise,
  together: Handshake,
  place: MapPin,
}

/** So many names are said; more would be a list of attendance. */
const NAMES_MAX = 4

/** Hope, working together, place: people say of each whether it is in the words, and everybody sees how many do. */
export function Ingredients({ confirmed }: { readonly confirmed: Confirmed }) {
  const { plan, undo } = useOpenPlan()
  const { participantId } = useSession()
  const { frozen, role } = useRights()
  const canEdit = useCanEdit()
  const { language } = useLanguage()
  const words = useWords('vision').vision
  const { ingredients } = wordsOf(language)
  const nameOf = useNames(INGREDIENTS.some((one) => confirmed[one].length > 0))

  const namesOf = (people: readonly string[]): string => {
    const others = people.filter((who) => who !== participantId)
    const known = others.map(nameOf).filter((name) => name !== undefined)
    const named = known.slice(0, NAMES_MAX)
    const rest = others.length - named.length
    return formatList(language, [
      ...(people.includes(participantId) ? [words.youToo] : []),
      ...named,
      ...(rest > 0 && named.length + (people.length - others.length) > 0 ? [words.andOthers(rest)] : []),
    ])
  }

  return (
    <section className={styles.ingredients} aria-labelledby="ingredients">
      <h3 id="ingredients">{words.ingredients}</h3>
      <p className={styles.line}>{words.ingredientsLine}</p>
      <ul className={styles.list}>
        {INGREDIENTS.map((one) => {
          const people = confirmed[one]
          const isMine = people.includes(participantId)
          const Icon = INGREDIENT_ICONS[one]
          const names = namesOf(people)
          return (
            <li key={one} data-confirmed={people.length > 0 || undefined}>
              <h4>
                <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
                {ingredients[one].name}
              </h4>
              <p>{ingredients[one].isThere}</p>
              <div className={styles.foot}>
                {canEdit && (
                  <button
                    type="button"
                    className={styles.yes}
                    aria-pressed={isMine}
                    aria-label={words.confirmThis(ingredients[one].name)}
                    onClick={() => {
                      undo.closeStep()
                      confirmIngredient(plan, one, participantId, !isMine)
                      undo.closeStep()
                    }}
                  >
                    <Check size={18} strokeWidth={2} aria-hidden="true" />
                    {words.confirm}
                  </button>
                )}
                <p className={styles.count}>
                  {people.length === 0 ? words.nobodySees : `${words.sees(people.length)}${names ? `: ${names}` : ''}`}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
      {!canEdit && (
        <p className={styles.line}>{frozen && role === 'editor' ? words.lockedConfirm : words.cannotConfirm}</p>
      )}
    </section>
  )
}
