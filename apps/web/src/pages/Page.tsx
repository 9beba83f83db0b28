import { Lock } from 'lucide-react'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useBaseWords } from '../i18n/language.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Logo } from '../ui/Logo.tsx'
import { later } from '../ui/later.ts'
import { useArrival } from './arrival.ts'
import styles from './Page.module.css'

const LookDialog = later(() => import('../ui/LookDialog.tsx').then((file) => ({ default: file.LookDialog })))

/** The frame of the quiet pages: bar, content, foot. */
export function Page(props: {
  readonly children: ReactNode
  /** The device's name, where it is known. */
  readonly who?: string | undefined
  /** Further links in the foot. */
  readonly foot?: ReactNode
}) {
  const words = useBaseWords('pages')
  const content = useRef<HTMLElement>(null)
  const [isLookOpen, setLookOpen] = useState(false)
  useArrival(content)
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#content">
        {words.common.skipToContent}
      </a>
      <header className={styles.bar}>
        <div className={styles.barInner}>
          <Link href="/" className={styles.home}>
            <Logo />
            {words.common.product}
          </Link>
          <div className={styles.side}>
            <LanguageSwitch />
            {props.who && (
              <span className={styles.who}>
                <Avatar person={{ name: props.who, color: 0 }} />
                <span className={styles.whoName}>{props.who}</span>
              </span>
            )}
          </div>
        </div>
      </header>
      <main ref={content} id="content" tabIndex={-1} className={styles.main}>
        {props.children}
      </main>
      <footer className={styles.foot}>
        <p className={styles.promise}>
          <Lock size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.pages.home.footer}
        </p>
        <div className={styles.footLinks}>
          <FootButton onClick={() => setLookOpen(true)}>{words.common.look.title}</FootButton>
          <Link href="/privacy" className={styles.footLink}>
            {words.pages.home.yourData}
          </Link>
          <Link href="/check" className={styles.footLink}>
            {words.common.checkNetwork}
          </Link>
          {props.foot}
        </div>
      </footer>
      {isLookOpen && (
        <Suspense fallback={null}>
          <LookDialog open={isLookOpen} onOpenChange={setLookOpen} />
        </Suspense>
      )}
    </div>
  )
}

/** A verb that looks like the links beside it. */
export const FootButton = (props: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <button type="button" className={styles.footLink} onClick={props.onClick}>
    {props.children}
  </button>
)
