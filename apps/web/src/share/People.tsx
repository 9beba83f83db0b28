import { ROLES, type Role } from '@commonboard/model'
import { Ellipsis, Lock, LockOpen, UserMinus } from 'lucide-react'
import { useRef, useState } from 'react'
import { api, type Participant, type PlanFacts } from '../api.ts'
import { usePeopleWords, useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Problem, Select } from '../ui/Field.tsx'
import { Question } from '../ui/Question.tsx'
import { HandedWords } from './HandedWords.tsx'
import { Blocked } from '../history/Blocked.tsx'
import { EraseMyself } from '../history/EraseMyself.tsx'
import { Keeping } from '../history/Keeping.tsx'
import { PersonTools } from '../history/PersonTools.tsx'
import styles from './People.module.css'
import { useHanded } from './useHanded.ts'

/** Who belongs to the plan and what they may do; facilitators change it here, and lock the boards. */
export function People(props: { readonly facts: PlanFacts; readonly onChanged: () => Promise<void> }) {
  const { facts, onChanged } = props
  const words = useBaseWords('sharing')
  const { invite } = words.sharing
  const peopleWords = usePeopleWords()
  const mayChange = facts.role === 'facilitator'
  const isLastFacilitator = mayChange && facts.people.filter(({ role }) => role === 'facilitator').length === 1
  const [problem, setProblem] = useState<string>()
  const [news, setNews] = useState('')
  const [turn, setTurn] = useState(0)
  const { handed, reload } = useHanded()
  const list = useRef<HTMLUListElement>(null)

  const act = async (change: () => Promise<unknown>, said: string) => {
    setProblem(undefined)
    setNews('')
    try {
      await change()
      setNews(said)
    } catch (error) {
      setProblem(sayError(words, error))
    }
    setTurn((count) => count + 1)
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
      <div className={styles.handed}>
        <HandedWords planId={facts.planId} handed={handed} onChanged={reload} />
      </div>
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
      <ul ref={list} tabIndex={-1} className={styles.list}>
        {inOrder(facts).map((person) => (
          <PersonRow
            key={person.participantId}
            person={person}
            planId={facts.planId}
            isMe={person.participantId === facts.me.participantId}
            onAct={(change, said) => void act(change, said).then(() => list.current?.focus())}
            isLastFacilitator={isLastFacilitator}
            mayChange={mayChange}
            onRole={(role) => {
              const name = person.name || words.common.noName
              void act(
                () => api.setRole(facts.planId, person.participantId, role),
                invite.roleDone(name, peopleWords.roles[role].label),
              )
            }}
            onPutOut={() => {
              const name = person.name || words.common.noName
              void act(() => api.removePerson(facts.planId, person.participantId), invite.putOutDone(name)).then(() =>
                list.current?.focus(),
              )
            }}
          />
        ))}
      </ul>
      {mayChange && <p className={styles.note}>{invite.ownRole}</p>}
      {mayChange && (
        <>
          <Blocked planId={facts.planId} turn={turn} act={(change, said) => void act(change, said)} />
          <Keeping facts={facts} act={(change, said) => void act(change, said)} />
        </>
      )}
    </div>
  )
}

/** Oneself first, then who is there, then by name. */
function inOrder(facts: PlanFacts): Participant[] {
  const rank = (person: Participant) => (person.participantId === facts.me.participantId ? 0 : person.present ? 1 : 2)
  return [...facts.people].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

function PersonRow(props: {
  readonly planId: string
  readonly person: Participant
  readonly isMe: boolean
  /** It is oneself, and nobody else leads. */
  readonly isLastFacilitator: boolean
  readonly mayChange: boolean
  readonly onRole: (role: Role) => void
  readonly onPutOut: () => void
  readonly onAct: (change: () => Promise<unknown>, said: string) => void
}) {
  const { planId, person, isMe, isLastFacilitator, mayChange, onRole, onPutOut, onAct } = props
  const [isAsking, setAsking] = useState(false)
  const [isMore, setMore] = useState(false)
  const words = useBaseWords('sharing', 'history')
  const peopleWords = usePeopleWords()
  const { invite } = words.sharing
  const { about } = words.history
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
      {mayChange && !isMe && (
        <Button
          look="quiet"
          className={styles.putOut}
          aria-label={invite.putOut(name)}
          aria-expanded={isAsking}
          onClick={() => setAsking(!isAsking)}
        >
          <UserMinus size={16} strokeWidth={1.75} aria-hidden="true" /> {invite.putOutDo}
        </Button>
      )}
      {mayChange && !isMe && (
        <Button
          look="quiet"
          className={styles.putOut}
          aria-label={about.more(name)}
          aria-expanded={isMore}
          onClick={() => setMore(!isMore)}
        >
          <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" /> {about.moreDo}
        </Button>
      )}
      {isMe && <EraseMyself planId={planId} me={person.participantId} isLastFacilitator={isLastFacilitator} />}
      {isMore && <PersonTools planId={planId} person={person.participantId} name={name} act={onAct} />}
      {isAsking && (
        <div className={styles.asking}>
          <Question
            title={invite.putOutTitle(name)}
            text={invite.putOutText(name)}
            keep={invite.putOutKeep(name)}
            act={invite.putOutDo}
            isStop
            onKeep={() => setAsking(false)}
            onAct={onPutOut}
          />
        </div>
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
  const { invite } = useBaseWords('sharing').sharing
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
  const { invite } = useBaseWords('sharing').sharing
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
