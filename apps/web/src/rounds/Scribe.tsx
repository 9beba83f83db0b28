import { ROLE_GROUPS, ROUND_LIMITS, type RoleGroup } from '@commonboard/model'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { usePeopleWords, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Field, Select } from '../ui/Field.tsx'
import styles from './Answer.module.css'
import { Answering } from './Answering.tsx'
import type { Shown } from './answers.ts'
import { hasAnswer } from './ballot.ts'
import { Frame } from './Frame.tsx'
import type { Behalf, Round } from './round.ts'
import { roundHref } from './paths.ts'
import { useOwnAnswers } from './useRounds.ts'
import { useSession } from '../plan/usePlan.ts'

/** For editors and facilitators: writes down what people without a device answer, one after the other. */
export function Scribe({ round }: { readonly round: Round }) {
  const { planId } = useSession()
  const { rounds: words } = useWords('rounds')
  const [behalf, setBehalf] = useState<Behalf>()
  const field = useRef<HTMLInputElement>(null)
  const hasBegun = useRef(false)
  const begin = (next: Behalf) => {
    hasBegun.current = true
    setBehalf(next)
  }
  // On with the next, without reaching for the mouse.
  useEffect(() => {
    if (!behalf && hasBegun.current) field.current?.focus()
  }, [behalf])
  const own = useOwnAnswers(round.roundId, false)
  const others = own.all.filter((one) => one.behalf)
  const back = roundHref(planId, round.roundId)
  if (behalf)
    return (
      <Answering
        key={behalf.key}
        round={round}
        behalf={behalf}
        back={back}
        backLabel={words.backToRound}
        onDone={() => setBehalf(undefined)}
      />
    )
  return (
    <Frame back={back} backLabel={words.backToRound} title={words.scribe}>
      <p className={styles.hint}>{words.scribeLead}</p>
      <NewPerson field={field} onBegin={begin} />
      <section className={styles.entered} aria-labelledby="entered">
        <h2 id="entered">{words.entered}</h2>
        {others.length === 0 && <p className={styles.hint}>{words.enteredNone}</p>}
        <ul>{others.map((one) => one.behalf && <Entered key={one.behalf.key} shown={one} onChange={begin} />)}</ul>
      </section>
    </Frame>
  )
}

function Entered({ shown, onChange }: { readonly shown: Shown; readonly onChange: (behalf: Behalf) => void }) {
  const { rounds: words } = useWords('rounds')
  const people = usePeopleWords()
  const { behalf } = shown
  if (!behalf) return null
  const group = behalf.roleGroup && people.roleGroups[behalf.roleGroup]
  const said = shown.answers.length > 0 ? words.enteredIdeas(shown.answers.length) : undefined
  return (
    <li>
      <b>{behalf.key}</b>
      <span className={styles.enteredMore}>
        {[group, said ?? (hasAnswer(shown.ballot) ? words.enteredBallot : undefined)].filter(Boolean).join(', ')}
      </span>
      <Button aria-label={words.changeFor(behalf.key)} onClick={() => onChange(behalf)}>
        {words.edit}
      </Button>
    </li>
  )
}

function NewPerson(props: {
  readonly field: RefObject<HTMLInputElement | null>
  readonly onBegin: (behalf: Behalf) => void
}) {
  const { field, onBegin } = props
  const { rounds: words } = useWords('rounds')
  const people = usePeopleWords()
  const [key, setKey] = useState('')
  const [group, setGroup] = useState<RoleGroup | ''>('')
  const [problem, setProblem] = useState<string>()
  const begin = (event: FormEvent) => {
    event.preventDefault()
    const trimmed = key.trim()
    if (trimmed === '' || trimmed.length > ROUND_LIMITS.behalfMaxLength) {
      setProblem(words.behalfMissing)
      field.current?.focus()
    } else onBegin({ key: trimmed, roleGroup: group || null })
  }
  return (
    <form className={styles.newPerson} noValidate onSubmit={begin}>
      <Field
        ref={field}
        label={words.behalfLabel}
        hint={words.behalfHint}
        problem={problem}
        value={key}
        onChange={(event) => setKey(event.target.value)}
        autoComplete="off"
      />
      <label className={styles.group}>
        <span>
          {words.behalfGroup} <span className={styles.hint}>{words.behalfGroupAside}</span>
        </span>
        <Select value={group} onChange={(event) => setGroup(event.target.value as RoleGroup | '')}>
          <option value="">{words.noGroup}</option>
          {ROLE_GROUPS.map((one) => (
            <option key={one} value={one}>
              {people.roleGroups[one]}
            </option>
          ))}
        </Select>
      </label>
      <Button look="main" type="submit">
        {words.begin}
      </Button>
    </form>
  )
}
