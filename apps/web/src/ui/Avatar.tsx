import { User } from 'lucide-react'
import type { CSSProperties } from 'react'
import { hasInnerRing, initials, personColor } from '../people.ts'
import styles from './Avatar.module.css'
import { classes } from './classes.ts'

export interface Person {
  readonly name: string
  /** Index into the twelve colors; from 12 on they repeat with an inner ring. */
  readonly color: number
}

/** A person's initials on their color. Silent for a screen reader: the name stands beside it or in the stack's label. */
export function Avatar({ person }: { readonly person: Person }) {
  const letters = initials(person.name)
  const color = { '--person': personColor(person.color) } as CSSProperties
  return (
    <span
      aria-hidden="true"
      title={person.name || undefined}
      className={classes(styles.avatar, hasInnerRing(person.color) && styles.ring)}
      style={color}
    >
      {letters || <User size={15} strokeWidth={2} />}
    </span>
  )
}

/** Up to `most` people and "+3". `label` names them all, for ears. */
export function AvatarStack(props: {
  readonly people: readonly Person[]
  readonly label: string
  readonly most?: number
}) {
  const { people, label, most = 5 } = props
  const shown = people.length > most ? people.slice(0, most) : people
  return (
    <span role="img" aria-label={label} className={styles.stack}>
      {shown.map((person, index) => (
        // The same name may be there twice: two phones of one family.
        <span key={`${index} ${person.name}`} className={styles.seat}>
          <Avatar person={person} />
        </span>
      ))}
      {people.length > shown.length && (
        <span className={styles.seat}>
          <span className={classes(styles.avatar, styles.more)}>+{people.length - shown.length}</span>
        </span>
      )}
    </span>
  )
}
