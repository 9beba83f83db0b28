import type { Language } from '@commonboard/model'
import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { LanguageProvider } from './i18n/language.tsx'
import { useNoticeMoves } from './pages/arrival.ts'
import { Crash } from './pages/Crash.tsx'
import { Loading } from './pages/Loading.tsx'
import { NewVersion } from './pages/NewVersion.tsx'
import { home, join, planPage } from './preload.ts'

// One chunk for each page: a phone that joins loads neither the board nor Yjs. Those of preload.ts are asked for first.
const [Home, Join, PlanPage] = [home.Shown, join.Shown, planPage.Shown]
const Privacy = lazy(() => import('./pages/Privacy.tsx'))
const Check = lazy(() => import('./pages/check/Check.tsx'))
const NotFound = lazy(() => import('./pages/NotFound.tsx'))
const Versions = lazy(() => import('./versions/Pages.tsx'))
const Activity = lazy(() => import('./history/ActivityPage.tsx'))
const PublicPage = lazy(() => import('./versions/PublicPage.tsx'))

interface AppProps {
  readonly language: Language
  /** The code of the page at this address has come: till then it says so itself, and React waits for nothing. */
  readonly isHere: boolean
}

export function App({ language, isHere }: AppProps) {
  useNoticeMoves()
  return (
    <Crash>
      <LanguageProvider first={language}>
        <Suspense fallback={<Loading />}>
          <NewVersion />
          {isHere ? <Pages /> : <Loading />}
        </Suspense>
      </LanguageProvider>
    </Crash>
  )
}

function Pages() {
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/join" component={Join} />
      <Route path="/privacy" component={Privacy} />
      <Route path="/check" component={Check} />
      <Route path="/plan/:id/versions/*?" component={Versions} />
      <Route path="/plan/:id/activity">{({ id }) => <Activity key={id} planId={id} />}</Route>
      {/* Keyed: another plan is another page, with its own documents and sockets. Its pages beside the boards share them. */}
      <Route path="/plan/:id/*?">{({ id }) => <PlanPage key={id} planId={id} />}</Route>
      <Route path="/read" component={PublicPage} />
      <Route path="/plan">
        <Redirect to="/" />
      </Route>
      <Route component={NotFound} />
    </Switch>
  )
}
