import { type ReactNode, useRef } from 'react'
import { Link } from 'wouter'
import { ApiError, type PlanFacts } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { useArrival } from '../pages/arrival.ts'
import { PageHead } from '../pages/PageHead.tsx'
import { rememberedPlan } from '../plan/device.ts'
import { Announcer } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Field.tsx'
import { Toasts } from '../ui/Toast.tsx'
import styles from './Frame.module.css'

/** The frame of a page inside a plan that needs none of its documents: the way back, the plan's title, the content. */
export function Frame(props: {
  readonly planId: string
  /** What a screen reader says as one arrives. */
  readonly name: string
  readonly facts: PlanFacts | undefined
  /** The server does not answer; this was read before. */
  readonly isEarlier?: boolean | undefined
  readonly children: ReactNode
}) {
  const { planId, name, facts, isEarlier } = props
  const words = useBaseWords('versions')
  const content = useRef<HTMLElement>(null)
  useArrival(content)
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#content">
        {words.common.skipToContent}
      </a>
      <PageHead href={`/plan/${planId}`} label={words.versions.toPlan} plan={facts ?? rememberedPlan(planId)} />
      <div role="status">{isEarlier && <p className={styles.earlier}>{words.versions.earlier}</p>}</div>
      <main ref={content} id="content" aria-label={name} tabIndex={-1} className={styles.main}>
        {props.children}
      </main>
      <Announcer />
      <Toasts />
    </div>
  )
}

/** The server has not answered, or not with what was asked for. */
export function Failed({ error, onTryAgain }: { readonly error: unknown; readonly onTryAgain: () => void }) {
  const words = useBaseWords('versions')
  const isNoVersion = error instanceof NoSuchVersion
  const isEnd = error instanceof ApiError && ['notFound', 'notAllowed', 'notSignedIn'].includes(error.code)
  if (isNoVersion)
    return (
      <div className={styles.failed}>
        <h1 className={styles.heading}>{words.versions.notThere}</h1>
        <p>{words.versions.notThereText}</p>
      </div>
    )
  if (error instanceof ApiError && error.code === 'offline')
    return (
      <div className={styles.failed}>
        <h1 className={styles.heading}>{words.versions.noAnswerTitle}</h1>
        <p role="alert">{words.versions.noAnswer}</p>
        <p>{words.versions.noAnswerPlan}</p>
        <Button onClick={onTryAgain}>{words.common.tryAgain}</Button>
      </div>
    )
  return (
    <div className={styles.failed}>
      <Problem text={sayError(words, error)} />
      {isEnd ? (
        <Link href="/">{words.common.toPlans}</Link>
      ) : (
        <Button onClick={onTryAgain}>{words.common.tryAgain}</Button>
      )}
    </div>
  )
}

export class NoSuchVersion extends Error {}
