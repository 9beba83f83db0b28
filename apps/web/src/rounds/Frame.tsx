import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Link } from 'wouter'
import { useArrival } from '../pages/arrival.ts'
import { useTitle } from '../pages/useTitle.ts'
import { classes } from '../ui/classes.ts'
import styles from './Frame.module.css'

/** The frame of a page beside the boards: the way back, what this is, the rest. */
export function Frame(props: {
  readonly back: string
  readonly backLabel: string
  /** Of the window, and of the page where it shows no heading of its own. */
  readonly title: string
  /** The page sets its title itself, in this class; absent: here. */
  readonly hasOwnHeading?: boolean
  readonly aside?: ReactNode
  /** A second row in the bar. */
  readonly progress?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const { back, backLabel, title, hasOwnHeading = false, aside, progress, wide = false, children } = props
  const main = useRef<HTMLElement>(null)
  useArrival(main)
  useTitle(title)
  return (
    <>
      <header className={styles.bar}>
        <div className={classes(styles.inner, wide && styles.wide)}>
          <Link href={back} className={styles.back}>
            <ArrowLeft size={19} strokeWidth={1.75} aria-hidden="true" />
            {backLabel}
          </Link>
          {aside && <div className={styles.aside}>{aside}</div>}
          {progress && <div className={styles.progress}>{progress}</div>}
        </div>
      </header>
      <main ref={main} id="board" tabIndex={-1} className={classes(styles.main, wide && styles.wide)}>
        {!hasOwnHeading && <h1 className={styles.title}>{title}</h1>}
        {children}
      </main>
    </>
  )
}
