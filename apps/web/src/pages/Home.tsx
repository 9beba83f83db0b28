import { BookOpen, Columns3, SquarePen } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { ApiError, api, type PlanInList } from '../api.ts'
import { useLanguage, useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Field.tsx'
import { later } from '../ui/later.ts'
import { ChoiceCard } from './home/ChoiceCard.tsx'
import { FromBackup } from './home/FromBackup.tsx'
import { PlanRow } from './home/PlanRow.tsx'
import styles from './Home.module.css'
import { FootButton, Page } from './Page.tsx'
import { type Load, useLoad } from './useLoad.ts'
import { useTitle } from './useTitle.ts'

// Asked for when they are first needed: most who come here choose a plan and go.
const KeptPlans = later(() => import('./home/KeptPlans.tsx').then((file) => ({ default: file.KeptPlans })))
const LeaveDialog = later(() => import('./home/LeaveDialog.tsx').then((file) => ({ default: file.LeaveDialog })))
const NewPlanDialog = later(() => import('./home/NewPlanDialog.tsx').then((file) => ({ default: file.NewPlanDialog })))

/** Who is there now changes; nobody minds half a minute. */
const RELOAD_MS = 30_000

const readHome = async () => {
  const [plans, me] = await Promise.all([api.plans(), api.me()])
  return { plans, me, now: Date.now() }
}

/** Somebody has just erased his name from a plan, and left it. */
const comesErased = (): boolean => (history.state as { nameErased?: boolean } | null)?.nameErased === true

/** The plans of this device, and ways to begin another. */
export default function Home() {
  const words = useBaseWords('pages')
  const { home } = words.pages
  const [, navigate] = useLocation()
  const { load, reload } = useLoad(readHome, RELOAD_MS)
  const [template, setTemplate] = useState<'starter' | 'blank'>()
  const [isLeaving, setLeaving] = useState(false)
  const [hasLeft, setLeft] = useState(false)
  const [isNameErased] = useState(comesErased)
  useTitle(home.title)

  const me = load.state === 'there' ? load.value.me : undefined
  const isKnown = me !== undefined && (me.name !== '' || (load.state === 'there' && load.value.plans.length > 0))
  const open = (planId: string) => navigate(`/plan/${planId}`)

  return (
    <Page who={me?.name} foot={isKnown && <FootButton onClick={() => setLeaving(true)}>{home.leave}</FootButton>}>
      <div className={styles.columns}>
        <section aria-labelledby="plans">
          <h1 id="plans" className={styles.title}>
            {home.title}
          </h1>
          <p className={styles.lead}>{home.text}</p>
          <p role="status" className={hasLeft || isNameErased ? styles.left : undefined}>
            {hasLeft ? words.pages.leaving.done : isNameErased && words.pages.leaving.nameErased}
          </p>
          <Plans load={load} onTryAgain={() => void reload()} />
        </section>
        <aside className={styles.side}>
          <section aria-labelledby="start">
            <h2 id="start" className={styles.heading}>
              {home.startNew}
            </h2>
            <div className={styles.choices}>
              <ChoiceCard
                main
                icon={SquarePen}
                title={home.withStarters}
                text={home.withStartersText}
                onChoose={() => setTemplate('starter')}
              />
              <ChoiceCard
                icon={Columns3}
                title={home.empty}
                text={home.emptyPlanText}
                onChoose={() => setTemplate('blank')}
              />
              <FromBackup onCreated={open} />
            </div>
          </section>
          <Example onCreated={open} />
        </aside>
      </div>
      <Suspense fallback={null}>
        {template && (
          <NewPlanDialog
            template={template}
            knownName={me?.name ?? ''}
            onClose={() => setTemplate(undefined)}
            onCreated={open}
          />
        )}
        {isLeaving && (
          <LeaveDialog
            open={isLeaving}
            onOpenChange={setLeaving}
            onLeft={() => {
              setLeft(true)
              void reload()
            }}
          />
        )}
      </Suspense>
    </Page>
  )
}

function Plans(props: {
  readonly load: Load<{ readonly plans: readonly PlanInList[]; readonly now: number }>
  readonly onTryAgain: () => void
}) {
  const words = useBaseWords('pages')
  const { load } = props
  if (load.state === 'loading') return null
  if (load.state === 'failed')
    return (
      <>
        <div className={styles.failed}>
          <Problem text={sayError(words, load.error)} />
          <Button onClick={props.onTryAgain}>{words.common.tryAgain}</Button>
        </div>
        <Suspense fallback={null}>
          <KeptPlans />
        </Suspense>
      </>
    )
  if (load.value.plans.length === 0)
    return (
      <div className={styles.none}>
        <h2 className={styles.heading}>{words.pages.home.emptyTitle}</h2>
        <p>{words.pages.home.emptyText}</p>
      </div>
    )
  return (
    <ul className={styles.list}>
      {load.value.plans.map((plan) => (
        <PlanRow key={plan.planId} plan={plan} now={load.value.now} />
      ))}
    </ul>
  )
}

/** Makes a private copy of the example at once: there is nothing to ask. */
function Example({ onCreated }: { readonly onCreated: (planId: string) => void }) {
  const words = useBaseWords('pages')
  const { language } = useLanguage()
  const { home, example } = words.pages
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const openExample = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      onCreated((await api.createPlan({ ...example, language, template: 'example' })).planId)
    } catch (error) {
      const isForAdmins = error instanceof ApiError && error.code === 'notAllowed'
      setProblem(isForAdmins ? home.onlyAdmins : sayError(words, error))
      setBusy(false)
    }
  }
  return (
    <section aria-labelledby="example">
      <h2 id="example" className={styles.heading}>
        {home.lookAround}
      </h2>
      <div className={styles.choices}>
        <ChoiceCard
          icon={BookOpen}
          title={isBusy ? home.opening : home.openExample}
          text={home.openExampleText}
          disabled={isBusy}
          onChoose={() => void openExample()}
        />
        {problem && <Problem text={problem} />}
      </div>
    </section>
  )
}
