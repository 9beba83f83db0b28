import { lazy } from 'react'
import { Route, Switch } from 'wouter'

const VersionsPage = lazy(() => import('./VersionsPage.tsx'))
const VersionPage = lazy(() => import('./VersionPage.tsx'))
const ComparePage = lazy(() => import('./ComparePage.tsx'))

/** The addresses below `/plan/:id/versions`; apart from the others, so that pages that have none of them stay light. */
export default function Pages() {
  return (
    <Switch>
      <Route path="/plan/:id/versions">{({ id }) => <VersionsPage key={id} planId={id} />}</Route>
      <Route path="/plan/:id/versions/:n">
        {({ id, n }) => <VersionPage key={`${id} ${n}`} planId={id} n={Number(n)} />}
      </Route>
      <Route path="/plan/:id/versions/:n/compare/:other">
        {({ id, n, other }) => <ComparePage key={`${id} ${n} ${other}`} planId={id} from={n} to={other} />}
      </Route>
      <Route component={NotFound} />
    </Switch>
  )
}

const NotFound = lazy(() => import('../pages/NotFound.tsx'))
