import { useRef, useState } from 'react'
import type { PlanFacts } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Field.tsx'
import { Question } from '../ui/Question.tsx'
import { useCaughtFocus } from '../ui/useCaughtFocus.ts'
import { SignatureFacts } from './SignatureFacts.tsx'
import styles from './Signatures.module.css'
import page from './VersionPage.module.css'
import { type SignOn, type Version, versionsApi } from './versionsApi.ts'

/** Who has signed a version; a facilitator confirms or removes, a person takes back what nobody has confirmed. */
export function Signatures(props: {
  readonly facts: PlanFacts
  readonly version: Version
  readonly signOns: readonly SignOn[]
  readonly onChanged: () => Promise<void>
}) {
  const { facts, version, signOns, onChanged } = props
  const words = useBaseWords('versions').versions
  const section = useRef<HTMLElement>(null)
  useCaughtFocus(section)
  return (
    <section ref={section} id="signatures" tabIndex={-1} className={page.section} aria-labelledby="signatures-title">
      <h2 id="signatures-title">{words.sign.title}</h2>
      {signOns.length === 0 ? (
        <p className={page.small}>{words.sign.none}</p>
      ) : (
        <ul role="list" className={styles.list}>
          {signOns.map((one) => (
            <li key={one.signOnId} className={styles.signature}>
              <SignatureFacts signature={one} lang={facts.language} />
              <Acts
                planId={facts.planId}
                n={version.n}
                signOn={one}
                isFacilitator={facts.role === 'facilitator'}
                onChanged={onChanged}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Acts(props: {
  readonly planId: string
  readonly n: number
  readonly signOn: SignOn
  readonly isFacilitator: boolean
  readonly onChanged: () => Promise<void>
}) {
  const { planId, n, signOn, isFacilitator, onChanged } = props
  const words = useBaseWords('versions')
  const { sign } = words.versions
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { organization, signOnId, confirmedAt } = signOn
  const mayRemove = isFacilitator || (signOn.isMine && confirmedAt === null)
  if (!mayRemove) return null
  const isOwn = signOn.isMine && confirmedAt === null

  const act = async (call: () => Promise<unknown>, said: string) => {
    setProblem(undefined)
    try {
      await call()
      announce(said)
      await onChanged()
    } catch (error) {
      setAsking(false)
      setProblem(sayError(words, error))
    }
  }
  return (
    <div className={`${styles.acts} ${page.tools}`}>
      <div className={styles.buttons}>
        {isFacilitator && confirmedAt === null && (
          <Button
            aria-label={sign.confirmFor(organization)}
            onClick={() => void act(() => versionsApi.confirm(planId, n, signOnId), sign.confirmedNow(organization))}
          >
            {sign.confirm}
          </Button>
        )}
        <Button
          look="quiet"
          aria-label={isOwn ? sign.takeBackFor(organization) : sign.removeFor(organization)}
          onClick={() => setAsking(true)}
        >
          {isOwn ? sign.takeBack : sign.remove}
        </Button>
      </div>
      {isAsking && (
        <Question
          title={isOwn ? sign.takeBackTitle(organization) : sign.removeTitle(organization)}
          text={isOwn ? sign.takeBackText : sign.removeText}
          keep={sign.keep}
          act={isOwn ? sign.takeBack : sign.remove}
          isStop
          onKeep={() => setAsking(false)}
          onAct={() => void act(() => versionsApi.removeSignOn(planId, n, signOnId), sign.removed(organization))}
        />
      )}
      {problem && <Problem text={problem} />}
    </div>
  )
}
