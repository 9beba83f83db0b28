import type { Language } from '@commonboard/model'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import styles from './PageHead.module.css'

/** The head of every page inside a plan beside its boards: the way back under the plan's title, and the other language. */
export function PageHead(props: {
  readonly href: string
  /** Where the way leads; seen as long as the title is not known, always heard. */
  readonly label: string
  readonly plan: { readonly title: string; readonly language: Language } | undefined
  /** A second row. */
  readonly children?: ReactNode
}) {
  const { href, label, plan, children } = props
  return (
    <header className={styles.bar}>
      <div className={styles.row}>
        <Link href={href} className={styles.back}>
          <ArrowLeft size={21} strokeWidth={1.75} aria-hidden="true" />
          <span className={plan ? 'visually-hidden' : undefined}>
            {label}
            {plan && ': '}
          </span>
          {plan && (
            <span className={styles.title} lang={plan.language}>
              {plan.title}
            </span>
          )}
        </Link>
        <LanguageSwitch />
      </div>
      {children}
    </header>
  )
}
