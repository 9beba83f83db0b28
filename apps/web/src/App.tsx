import type { Language } from '@commonboard/model'
import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { LanguageProvider } from './i18n/language.tsx'
import { useNoticeMoves } from './pages/arrival.ts'
import { Crash } from './pages/Crash.tsx'
import { Loading } from './pages/Loading.tsx'
import { NewVersion } from './pages/NewVersion.tsx'

// One chunk for each page: a phone that joins loads neither the board nor Yjs.
const Home = lazy(() => import('./pages/Home.tsx'))
const Join = lazy(() => import('./pages/Join.tsx'))
const Privacy = lazy(() => import('./pages/Privacy.tsx'))
const Check = lazy(() => import('./pages/check/Check.tsx'))
const NotFound = lazy(() => import('./pages/NotFound.tsx'))
const PlanPage = lazy(() => import('./plan/PlanPage.tsx'))
const Versions = lazy(() => import('./versions/Pages.tsx'))
const Activity = lazy(() => import('./history/ActivityPage.tsx'))
const PublicPage = lazy(() => import('./versions/PublicPage.tsx'))

export function App({ language }: { readonly language: Language }) {
  useNoticeMoves()
  return (
    <Crash>
      <LanguageProvider first={language}>
        <Suspense fallback={<Loading />}>
          <NewVersion />
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
        </Suspense>
      </LanguageProvider>
    </Crash>
  )
}
