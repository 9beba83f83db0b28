import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Link } from 'wouter'
import { useWords } from '../i18n/language.tsx'
import { useArrival } from '../pages/arrival.ts'
import { PageHead } from '../pages/PageHead.tsx'
import { useTitle } from '../pages/useTitle.ts'
import { useBoard } from '../plan/board.ts'
import { rememberedPlan } from '../plan/device.ts'
import { useContent, useSession } from '../plan/usePlan.ts'
import { classes } from '../ui/classes.ts'
import styles from './Frame.module.css'
import { planHref } from './paths.ts'

/** The frame of a page beside the boards: the way back, what this is, the rest. */
export function Frame(props: {
  /** Where this page hangs; shown above its heading where that is not the plan, to which the head leads. */
  readonly back: string
  readonly backLabel: string
  /** Instead of going there: the page before is this one, turned. */
  readonly onBack?: (() => void) | undefined
  /** Of the window, and of the page where it shows no heading of its own. */
  readonly title: string
  /** The page sets its title itself, in this class; absent: here. */
  readonly hasOwnHeading?: boolean
  readonly aside?: ReactNode
  /** Beside `aside`, in a second row of the head. */
  readonly progress?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const { back, backLabel, onBack, title, hasOwnHeading = false, aside, progress, wide = false, children } = props
  const { planId } = useSession()
  const { rounds: words } = useWords('rounds')
  const toPlan = planHref(planId, useBoard())
  const { about } = useContent()
  // Until the plan's words have come: what this device knew of it.
  const known = rememberedPlan(planId)
  const planTitle = about.title || known?.title
  const main = useRef<HTMLElement>(null)
  useArrival(main)
  useTitle(planTitle ? `${title} · ${planTitle}` : title)
  return (
    <>
      <PageHead
        href={toPlan}
        label={words.backToPlan}
        plan={
          planTitle
            ? { title: planTitle, language: about.title ? about.language : (known ?? about).language }
            : undefined
        }
      >
        {(aside || progress) && (
          <div className={styles.second}>
            {aside && <div className={styles.aside}>{aside}</div>}
            {progress && <div className={styles.progress}>{progress}</div>}
          </div>
        )}
      </PageHead>
      <main ref={main} id="board" tabIndex={-1} className={classes(styles.main, wide && styles.wide)}>
        {back !== toPlan && (
          <Link
            href={back}
            className={styles.up}
            onClick={(event) => {
              if (!onBack) return
              event.preventDefault()
              onBack()
            }}
          >
            <ArrowLeft size={19} strokeWidth={1.75} aria-hidden="true" />
            {backLabel}
          </Link>
        )}
        {!hasOwnHeading && <h1 className={styles.title}>{title}</h1>}
        {children}
      </main>
    </>
  )
}
