import { lazy, Suspense } from 'react'
import { Loading } from '../pages/Loading.tsx'
import { RoundList } from './RoundList.tsx'
import { RoundPage } from './RoundPage.tsx'

const AskPage = lazy(() => import('./AskPage.tsx'))

/** What stands below `/plan/:id/rounds`. @param path what follows, without a slash at its beginning */
export default function RoundPages({ path }: { readonly path: string }) {
  const [first = '', mode] = path.split('/')
  if (first === '') return <RoundList />
  if (first === 'new')
    return (
      <Suspense fallback={<Loading />}>
        <AskPage />
      </Suspense>
    )
  return <RoundPage key={first} roundId={first} mode={mode} />
}
