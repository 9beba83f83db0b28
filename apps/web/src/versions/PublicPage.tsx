import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { ApiError } from '../api.ts'
import { formatMoment } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { useLoad } from '../pages/useLoad.ts'
import { useTitle } from '../pages/useTitle.ts'
import { Button } from '../ui/Button.tsx'
import { LanguageChoice } from '../ui/LanguageSwitch.tsx'
import { Logo } from '../ui/Logo.tsx'
import { Toasts } from '../ui/Toast.tsx'
import { Downloads } from './Downloads.tsx'
import { PlanDocument } from './PlanDocument.tsx'
import { takeToken } from './publicToken.ts'
import styles from './PublicPage.module.css'
import { SignatureFacts } from './SignatureFacts.tsx'
import { checkCode, type PublicVersion, versionsApi } from './versionsApi.ts'

/** `/read#TOKEN`: one version for everybody who has its link. Leads nowhere into the plan. */
export default function PublicPage() {
  const token = useToken()
  const words = useBaseWords('versions').versions.public
  if (!token) return <Plain title={words.incompleteTitle} text={words.incompleteText} />
  // Keyed: another link opened in the same window is another page.
  return <Shown key={token} token={token} />
}

function Shown({ token }: { readonly token: string }) {
  const words = useBaseWords('versions')
  const ask = useCallback(() => versionsApi.lookAtPublic(token), [token])
  const { load, reload } = useLoad(ask)
  if (load.state === 'there') return <Version token={token} shown={load.value} />
  if (load.state === 'loading')
    return (
      <Bare>
        <p role="status">{words.versions.public.opening}</p>
      </Bare>
    )
  const isDead = load.error instanceof ApiError && ['badLink', 'notFound', 'badRequest'].includes(load.error.code)
  if (isDead) return <Plain title={words.versions.public.deadTitle} text={words.versions.public.deadText} />
  return (
    <Plain title={words.versions.public.waitTitle} text={sayError(words, load.error)}>
      <Button onClick={() => void reload()}>{words.common.tryAgain}</Button>
    </Plain>
  )
}

function Version({ token, shown }: { readonly token: string; readonly shown: PublicVersion }) {
  const words = useBaseWords('versions').versions
  const { language } = useLanguage()
  const { title, place, version, signOns, content } = shown
  useTitle(`${version.name} · ${title}`)
  return (
    <Bare>
      <header>
        <p className={styles.plan} lang={shown.language}>
          {[title, place].filter(Boolean).join('. ')}
        </p>
        <h1 className={styles.name} lang={shown.language}>
          {version.name}
        </h1>
        <p className={styles.when}>
          <span>{words.public.keptOn(version.n, formatMoment(language, version.at))}</span>
          <span>{words.codeIs(checkCode(version.hash))}</span>
          {signOns.length > 0 && <a href="#signed">{words.signed(signOns.length)}</a>}
        </p>
        {version.note && (
          <p className={styles.note} lang={shown.language}>
            {version.note}
          </p>
        )}
        <p className={styles.quiet}>
          {words.public.readOnly} {words.codeHint}
        </p>
      </header>
      <PlanDocument content={content} />
      <section className={styles.signed} aria-labelledby="signed">
        <h2 id="signed">{words.public.signedTitle}</h2>
        {signOns.length === 0 ? (
          <p className={styles.quiet}>{words.public.signedNone}</p>
        ) : (
          <ul role="list">
            {signOns.map((one, index) => (
              <li key={index}>
                <SignatureFacts signature={one} lang={shown.language} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <Downloads source={{ token }} />
      <Toasts />
    </Bare>
  )
}

/** A page with one message. */
function Plain(props: { readonly title: string; readonly text: string; readonly children?: ReactNode }) {
  useTitle(props.title)
  return (
    <Bare>
      <div className={styles.plain}>
        <h1>{props.title}</h1>
        <p role="alert">{props.text}</p>
        {props.children}
      </div>
    </Bare>
  )
}

/** The product's name and the language; no link to anywhere. */
function Bare({ children }: { readonly children: ReactNode }) {
  const words = useBaseWords()
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <div className={styles.inner}>
          <span className={styles.mark}>
            <Logo onSlate />
            {words.common.product}
          </span>
          <LanguageChoice />
        </div>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  )
}

/** Another link pasted into the same window changes the fragment only. */
function useToken(): string {
  const [token, setToken] = useState(takeToken)
  useEffect(() => {
    const onChange = () => {
      if (location.hash.length > 1) setToken(takeToken())
    }
    window.addEventListener('hashchange', onChange)
    return () => window.removeEventListener('hashchange', onChange)
  }, [])
  return token
}
