import { LIMITS, ROLE_GROUPS, type RoleGroup } from '@commonboard/model'
import {
  ArrowRight,
  Backpack,
  Check,
  Ellipsis,
  GraduationCap,
  Handshake,
  Heart,
  House,
  type LucideIcon,
} from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { ApiError, api, type Me } from '../../api.ts'
import { useLanguage, usePeopleWords, useBaseWords } from '../../i18n/language.tsx'
import { sayError } from '../../i18n/sayError.ts'
import { preloadPlan } from '../../preload.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, Problem } from '../../ui/Field.tsx'
import { LookDialog } from '../../ui/LookDialog.tsx'
import styles from './JoinForm.module.css'

const ICONS: Readonly<Record<RoleGroup, LucideIcon>> = {
  family: Heart,
  student: Backpack,
  educator: GraduationCap,
  partner: Handshake,
  neighbor: House,
  other: Ellipsis,
}

/** A name and what one comes as, both optional. */
export function JoinForm(props: {
  readonly token: string
  readonly me: Me
  /** For how many days this plan keeps who did what. */
  readonly historyDays: number
  readonly onBadLink: () => void
}) {
  const words = useBaseWords('join')
  const { join } = words
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const [name, setName] = useState(props.me.name)
  const [roleGroup, setRoleGroup] = useState<RoleGroup | null>(props.me.roleGroup)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [isLookOpen, setLookOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isTooLong = name.trim().length > LIMITS.nameMaxLength
  const tooLong = isTooLong ? join.nameTooLong(LIMITS.nameMaxLength) : undefined

  // Comes while the name is being typed.
  useEffect(() => void preloadPlan(language), [language])

  const enter = async (as: string) => {
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    try {
      const { planId } = await api.join({ token: props.token, name: as, language, ...(roleGroup ? { roleGroup } : {}) })
      // Replaced, so that the token is gone from the address and "back" does not join again.
      navigate(`/plan/${planId}`, { replace: true })
    } catch (error) {
      setBusy(false)
      if (error instanceof ApiError && error.code === 'badLink') props.onBadLink()
      setProblem(
        error instanceof ApiError && error.code === 'nameTooLong'
          ? join.nameTooLong(LIMITS.nameMaxLength)
          : sayError(words, error),
      )
    }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isTooLong) field.current?.focus()
    else void enter(name.trim())
  }

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Field
        ref={field}
        large
        label={join.name}
        aside={join.nameAside}
        value={name}
        onChange={(event) => setName(event.target.value)}
        problem={tooLong}
        autoComplete="nickname"
        autoCapitalize="words"
        enterKeyHint="go"
        spellCheck={false}
      />
      <RoleGroups value={roleGroup} onChange={setRoleGroup} />
      <div className={styles.actions}>
        {problem && <Problem text={problem} />}
        <Button look="main" large wide type="submit" aria-disabled={isBusy}>
          {isBusy ? join.joining : join.join}
          <ArrowRight size={21} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <button type="button" className={styles.without} onClick={() => void enter('')}>
          {join.withoutName}
        </button>
        <p className={styles.promise}>
          {join.promise} {join.kept(props.historyDays, LIMITS.answersKeptDays)}
        </p>
        <div className={styles.foot}>
          <Link href="/privacy" className={styles.footLink}>
            {join.privacy}
          </Link>
          <button type="button" className={styles.footLink} onClick={() => setLookOpen(true)}>
            {words.common.look.title}
          </button>
        </div>
      </div>
      <LookDialog open={isLookOpen} onOpenChange={setLookOpen} />
    </form>
  )
}

/** Radio buttons with a way back: a second tap on the chosen one lets it go. */
function RoleGroups(props: { readonly value: RoleGroup | null; readonly onChange: (value: RoleGroup | null) => void }) {
  const { join } = useBaseWords('join')
  const peopleWords = usePeopleWords()
  const name = useId()
  return (
    <fieldset className={styles.groups}>
      <legend className={styles.legend}>
        {join.hereAs} <span className={styles.aside}>{join.hereAsAside}</span>
      </legend>
      <div className={styles.grid}>
        {ROLE_GROUPS.map((group) => {
          const Icon = ICONS[group]
          const isChosen = group === props.value
          return (
            <label key={group} className={styles.group}>
              <input
                type="radio"
                name={name}
                value={group}
                checked={isChosen}
                onChange={() => props.onChange(group)}
                onClick={() => isChosen && props.onChange(null)}
              />
              <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
              <span>{peopleWords.roleGroups[group]}</span>
              <Check size={19} strokeWidth={2} aria-hidden="true" className={styles.check} />
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
