import { type Comment, react, type Reaction, REACTIONS, reactionWords } from '@commonboard/model'
import { Check, CircleHelp, HandHeart, Heart, SmilePlus, ThumbsUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatList } from '../i18n/format.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'
import { classes } from '../ui/classes.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import type { People } from './people.ts'
import styles from './Talk.module.css'

/** What people have said in one word, with how many, and who on request. */
export function Reactions(props: { readonly comment: Comment; readonly people: People; readonly mayTalk: boolean }) {
  const { comment, people, mayTalk } = props
  const { plan } = useOpenPlan()
  const { participantId } = useSession()
  const words = useWords('talk').talk
  const { language } = useLanguage()
  const labels = reactionWords[language]
  const isMine = (by: readonly string[]) => by.includes(participantId)
  const namesOf = (by: readonly string[]) =>
    formatList(
      language,
      by.map((id) => people.of(id).name),
    )
  if (comment.reactions.length === 0) return null
  return (
    <div className={styles.reactions}>
      <ul role="list" aria-label={words.reactions}>
        {comment.reactions.map(({ reaction, by }) => (
          <li key={reaction}>
            <Said
              isPressed={mayTalk ? isMine(by) : undefined}
              label={words.reacted(labels[reaction], by.length, namesOf(by))}
              onPress={() => react(plan, comment.id, reaction, !isMine(by), participantId)}
            >
              {labels[reaction]} <b>{by.length}</b>
            </Said>
          </li>
        ))}
      </ul>
      <details className={styles.who}>
        <summary>{words.who}</summary>
        <ul role="list">
          {comment.reactions.map(({ reaction, by }) => (
            <li key={reaction}>
              {labels[reaction]}: <bdi>{namesOf(by)}</bdi>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

const REACTION_ICONS = { agree: ThumbsUp, question: CircleHelp, matters: Heart, thanks: HandHeart } as const

/** The words one has not said yet. */
export function SayInAWord({ comment }: { readonly comment: Comment }) {
  const { plan } = useOpenPlan()
  const { participantId } = useSession()
  const words = useWords('talk').talk
  const { language } = useLanguage()
  const said = comment.reactions.filter(({ by }) => by.includes(participantId)).map(({ reaction }) => reaction)
  const unsaid = REACTIONS.filter((one) => !said.includes(one))
  if (unsaid.length === 0) return null
  return (
    <Menu
      trigger={
        <button type="button" className={styles.tool}>
          <SmilePlus size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.inAWord}
        </button>
      }
    >
      {unsaid.map((reaction: Reaction) => (
        <MenuItem
          key={reaction}
          icon={REACTION_ICONS[reaction]}
          onSelect={() => react(plan, comment.id, reaction, true, participantId)}
        >
          {reactionWords[language][reaction]}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** A word people have said, with how many: pressed if one is among them. */
function Said(props: {
  readonly isPressed: boolean | undefined
  readonly label: string
  readonly onPress: () => void
  readonly children: ReactNode
}) {
  const { isPressed, label, onPress, children } = props
  if (isPressed === undefined) return <span className={styles.reaction}>{children}</span>
  return (
    <button
      type="button"
      className={classes(styles.reaction, isPressed && styles.pressed)}
      aria-pressed={isPressed}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      {isPressed && <Check size={14} strokeWidth={2.25} aria-hidden="true" />}
      {children}
    </button>
  )
}
