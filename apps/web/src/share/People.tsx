import { ROLES, type Role } from '@commonboard/model'
import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import { api, type Participant, type PlanFacts } from '../api.ts'
import { usePeopleWords, useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Problem, Select } from '../ui/Field.tsx'
import styles from './People.module.css'

/** Who belongs to the plan and what they may do; facilitators change it here, and lock the boards. */
export function People(props: { readonly facts: PlanFacts; readonly onChanged: () => Promise<void> }) {
  const { facts, onChanged } = props
  const words = useBaseWords()
  const { invite } = words.pages
  const peopleWords = usePeopleWords()
  const mayChange = facts.role === 'facilitator'
  const [problem, setProblem] = useState<string>()
  const [news, setNews] = useState('')

  const act = async (change: () => Promise<unknown>, said: string) => {
    setProblem(undefined)
    setNews('')
    try {
      await change()
      setNews(said)
    } catch (error) {
      setProblem(sayError(words, error))
    }
    await onChanged()
  }

  return (
    <div className={styles.people}>
      <Locking
        isFrozen={facts.frozen}
        mayChange={mayChange}
        onChange={(frozen) =>
          void act(() => api.setFrozen(facts.planId, frozen), frozen ? invite.lockedText : invite.unlockedText)
        }
      />
      {problem && <Problem text={problem} />}
      <p role="status" className="visually-hidden">
        {news}
      </p>
      {mayChange && facts.people.length > 1 && (
        <EveryoneRole
          onChange={(role) =>
            void act(
              () => api.setRole(facts.planId, 'everyone', role),
              invite.everyoneDone(peopleWords.roles[role].label),
            )
          }
        />
      )}
      <ul className={styles.list}>
        {inOrder(facts).map((person) => (
          <PersonRow
            key={person.participantId}
            person={person}
            isMe={person.participantId === facts.me.participantId}
            mayChange={mayChange}
            onRole={(role) => {
              const name = person.name || words.common.noName
              void act(
                () => api.setRole(facts.planId, person.participantId, role),
                invite.roleDone(name, peopleWords.roles[role].label),
              )
            }}
          />
        ))}
      </ul>
      {mayChange && <p className={styles.note}>{invite.ownRole}</p>}
    </div>
  )
}

/** Oneself first, then who is there, then by name. */
function inOrder(facts: PlanFacts): Participant[] {
  const rank = (person: Participant) => (person.participantId === facts.me.participantId ? 0 : person.present ? 1 : 2)
  return [...facts.people].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

function PersonRow(props: {
  readonly person: Participant
  readonly isMe: boolean
  readonly mayChange: boolean
  readonly onRole: (role: Role) => void
}) {
  const { person, isMe, mayChange, onRole } = props
  const words = useBaseWords()
  const peopleWords = usePeopleWords()
  const { invite } = words.pages
  const name = person.name || words.common.noName
  const facts = [
    person.roleGroup ? peopleWords.roleGroups[person.roleGroup] : '',
    person.present ? invite.here : '',
  ].filter(Boolean)
  return (
    <li className={styles.person}>
      <Avatar person={person} />
      <span className={styles.name}>
        {name} {isMe && <span className={styles.note}>({words.common.you})</span>}
        {facts.length > 0 && <span className={styles.facts}>{facts.join(', ')}</span>}
      </span>
      {mayChange && !isMe ? (
        <Select
          aria-label={invite.roleOf(name)}
          value={person.role}
          onChange={(event) => onRole(event.target.value as Role)}
        >
          <RoleOptions />
        </Select>
      ) : (
        <span className={styles.role}>{peopleWords.roles[person.role].label}</span>
      )}
    </li>
  )
}

function RoleOptions() {
  const peopleWords = usePeopleWords()
  return ROLES.map((role) => (
    <option key={role} value={role}>
      {peopleWords.roles[role].label}
    </option>
  ))
}

function EveryoneRole({ onChange }: { readonly onChange: (role: Role) => void }) {
  const { invite } = useBaseWords().pages
  const peopleWords = usePeopleWords()
  const [role, setRole] = useState<Role>('editor')
  return (
    <div className={styles.everyone}>
      <span className={styles.name}>{invite.everyone}</span>
      <Select aria-label={invite.everyone} value={role} onChange={(event) => setRole(event.target.value as Role)}>
        {ROLES.filter((other) => other !== 'facilitator').map((other) => (
          <option key={other} value={other}>
            {peopleWords.roles[other].label}
          </option>
        ))}
      </Select>
      <Button aria-label={`${invite.everyoneDo}: ${invite.everyone}`} onClick={() => onChange(role)}>
        {invite.everyoneDo}
      </Button>
    </div>
  )
}

function Locking(props: {
  readonly isFrozen: boolean
  readonly mayChange: boolean
  readonly onChange: (frozen: boolean) => void
}) {
  const { invite } = useBaseWords().pages
  const { isFrozen, mayChange, onChange } = props
  const Icon = isFrozen ? Lock : LockOpen
  return (
    <div className={styles.locking}>
      <p className={styles.lockText}>
        <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
        <span>{isFrozen ? invite.lockedText : invite.unlockedText}</span>
      </p>
      {mayChange && <Button onClick={() => onChange(!isFrozen)}>{isFrozen ? invite.unlock : invite.lock}</Button>}
    </div>
  )
}
