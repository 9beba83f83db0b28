import { BookmarkPlus } from 'lucide-react'
import { Suspense, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { api } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { useLoad } from '../pages/useLoad.ts'
import { useTitle } from '../pages/useTitle.ts'
import { Button } from '../ui/Button.tsx'
import { later } from '../ui/later.ts'
import { AutomaticCopies } from './AutomaticCopies.tsx'
import { Failed, Frame } from './Frame.tsx'
import { versionHref } from './names.ts'
import { orReadBefore } from './readBefore.ts'
import { VersionRow } from './VersionRow.tsx'
import styles from './VersionsPage.module.css'
import { versionsApi } from './versionsApi.ts'

const KeepDialog = later(() => import('./KeepDialog.tsx').then((file) => ({ default: file.KeepDialog })))

async function readVersions(planId: string) {
  const [facts, versions] = await Promise.all([api.plan(planId), versionsApi.list(planId)])
  return { facts, versions, now: Date.now() }
}

/** All versions of a plan: those people have kept, and the automatic copies. */
export default function VersionsPage({ planId }: { readonly planId: string }) {
  const words = useBaseWords('versions').versions
  const ask = useCallback(() => orReadBefore(`versions ${planId}`, () => readVersions(planId)), [planId])
  const { load, reload } = useLoad(ask)
  const [isKeeping, setKeeping] = useState(false)
  const [, navigate] = useLocation()
  const facts = load.state === 'there' ? load.value.facts : undefined
  useTitle(facts ? `${words.title} · ${facts.title}` : words.title)

  if (load.state === 'failed')
    return (
      <Frame planId={planId} name={words.title} facts={undefined}>
        <Failed error={load.error} onTryAgain={() => void reload()} />
      </Frame>
    )
  const versions = load.state === 'there' ? load.value.versions : []
  const named = versions.filter(({ reason }) => reason === 'named')
  const automatic = versions.filter(({ reason }) => reason !== 'named')
  const canKeep = facts?.role === 'facilitator' || facts?.role === 'editor'
  return (
    <Frame planId={planId} name={words.title} facts={facts} isEarlier={load.state === 'there' && load.value.isEarlier}>
      <div className={styles.head}>
        <div>
          <h1 className={styles.title}>{words.title}</h1>
          <p className={styles.lead}>{words.lead}</p>
        </div>
        {canKeep && (
          <Button look="main" onClick={() => setKeeping(true)}>
            <BookmarkPlus size={18} strokeWidth={1.75} aria-hidden="true" />
            {words.keep.verb}
          </Button>
        )}
      </div>
      {load.state === 'there' && facts && (
        <>
          {named.length === 0 ? (
            <p className={styles.empty}>{canKeep ? words.empty : words.emptyReader}</p>
          ) : (
            <section aria-label={words.named}>
              <ul role="list" className={styles.list}>
                {named.map((version) => (
                  <VersionRow key={version.n} version={version} facts={facts} />
                ))}
              </ul>
            </section>
          )}
          {automatic.length > 0 && <AutomaticCopies planId={planId} versions={automatic} now={load.value.now} />}
        </>
      )}
      <Suspense fallback={null}>
        {isKeeping && (
          <KeepDialog
            planId={planId}
            onClose={() => setKeeping(false)}
            onKept={({ n }) => navigate(versionHref(planId, n))}
          />
        )}
      </Suspense>
    </Frame>
  )
}
