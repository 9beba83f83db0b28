import { type ReactNode, useCallback, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { ApiError, api } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { LanguageChoice } from '../ui/LanguageSwitch.tsx'
import { Logo } from '../ui/Logo.tsx'
import { JoinForm } from './join/JoinForm.tsx'
import styles from './Join.module.css'
import { useLoad } from './useLoad.ts'
import { useTitle } from './useTitle.ts'

/** `/join#TOKEN`: one page, three taps. The token stands in the fragment, which no server and no log ever sees. */
export default function Join() {
  const token = useToken()
  // Keyed: another link opened in the same window begins anew.
  return token === '' ? <Dead reason="incomplete" /> : <Invitation key={token} token={token} />
}

function Invitation({ token }: { readonly token: string }) {
  const words = useBaseWords('join')
  const { join } = words
  const ask = useCallback(() => lookWithMe(token), [token])
  const { load, reload } = useLoad(ask)
  useTitle(load.state === 'there' ? load.value.title : join.heading)

  if (load.state === 'failed') {
    const isBad = load.error instanceof ApiError && ['badLink', 'notFound', 'badRequest'].includes(load.error.code)
    if (isBad) return <Dead reason="bad" />
    return (
      <Frame title={join.waitTitle} text={sayError(words, load.error)}>
        <div className={styles.dead}>
          <Button look="main" large wide onClick={() => void reload()}>
            {words.common.tryAgain}
          </Button>
        </div>
      </Frame>
    )
  }
  if (load.state === 'loading')
    return (
      <Frame>
        <p role="status" className="visually-hidden">
          {join.looking}
        </p>
      </Frame>
    )
  const { title, role, me, historyDays } = load.value
  return (
    <Frame title={title} isCommunityTitle text={join.invitation[role]}>
      <JoinForm token={token} me={me} historyDays={historyDays} onBadLink={() => void reload()} />
    </Frame>
  )
}

/** The device may have no name yet, and a server that does not know it is no reason to keep anybody out. */
async function lookWithMe(token: string) {
  const [link, me] = await Promise.all([
    api.lookAtLink(token),
    api.me().catch(() => ({ name: '', roleGroup: null, language: null })),
  ])
  return { ...link, me }
}

function Dead({ reason }: { readonly reason: 'bad' | 'incomplete' }) {
  const { join } = useBaseWords('join')
  const isBad = reason === 'bad'
  useTitle(isBad ? join.badLinkTitle : join.noLinkTitle)
  return (
    <Frame title={isBad ? join.badLinkTitle : join.noLinkTitle}>
      <div className={styles.dead}>
        <p role="alert">{isBad ? join.badLinkText : join.noLinkText}</p>
        <p>
          <Link href="/" className={styles.link}>
            {join.toPlans}
          </Link>
        </p>
      </div>
    </Frame>
  )
}

/** The dark head with the language and the plan's title, then whatever is asked or said. */
function Frame(props: {
  readonly title?: string
  /** The plan's own title stands in serif: the community speaks. */
  readonly isCommunityTitle?: boolean
  readonly text?: string
  readonly children: ReactNode
}) {
  const words = useBaseWords()
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.inner}>
          <div className={styles.brand}>
            <span className={styles.mark}>
              <Logo onSlate />
              {words.common.product}
            </span>
            <LanguageChoice />
          </div>
          {props.title && <h1 className={props.isCommunityTitle ? styles.title : styles.message}>{props.title}</h1>}
          {props.text && <p className={styles.text}>{props.text}</p>}
        </div>
      </header>
      <main className={styles.main}>{props.children}</main>
    </div>
  )
}

const subscribeToHash = (onChange: () => void) => {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

const useToken = () => useSyncExternalStore(subscribeToHash, () => location.hash.slice(1))
