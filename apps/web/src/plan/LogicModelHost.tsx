import { Suspense, useEffect } from 'react'
import { loadParts } from '../i18n/catalogues.ts'
import { useLanguage } from '../i18n/language.tsx'
import { noteMine } from '../find/mine.ts'
import { useLockNews } from '../lock/useLockNews.ts'
import { useBoard } from './board.ts'
import { useOpenPlan, useSession, useStore } from './usePlan.ts'
import { later } from '../ui/later.ts'

const LibraryPanel = later(() => import('../library/LibraryPanel.tsx'))

/** What hangs on the logic model on every face, and nobody waits for at the start. */
export default function LogicModelHost() {
  useMine()
  useLockNews()
  useFacesAtHand()
  const { name, library } = useBoard()
  const asked = useStore(library)
  const isHere = useStore(name) === 'logicModel'
  useEffect(() => () => library.set(undefined), [library])
  return <Suspense fallback={null}>{asked && isHere && <LibraryPanel asked={asked} />}</Suspense>
}

const REST_AFTER_MS = 2_000

/** The code and words of the light faces, so that they open when the network has gone. */
function useFacesAtHand(): void {
  const { language } = useLanguage()
  useEffect(() => {
    const timer = setTimeout(() => {
      const faces = [
        import('../table/Table.tsx'),
        import('../table/Windows.tsx'),
        import('../lock/ColumnLock.tsx'),
        import('../chain/Chain.tsx'),
        import('../outline/Outline.tsx'),
      ]
      Promise.all([loadParts(language, ['table', 'chain']), ...faces]).catch((error: unknown) =>
        console.info('The other faces come when they are asked for', error),
      )
    }, REST_AFTER_MS)
    return () => clearTimeout(timer)
  }, [language])
}

/** Notes what one writes, and keeps a search for one's own cards up to date. */
function useMine(): void {
  const { planId } = useSession()
  const { plan } = useOpenPlan()
  const { sought } = useBoard()
  useEffect(
    () =>
      noteMine(plan, planId, (mine) => {
        if (sought.get().only) sought.set({ ...sought.get(), only: mine })
      }),
    [plan, planId, sought],
  )
}
