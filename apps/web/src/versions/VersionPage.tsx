import type { PlanContent } from '@commonboard/model'
import { GitCompareArrows, History, PenLine } from 'lucide-react'
import { Suspense, useCallback, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { api } from '../api.ts'
import { formatMoment } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import '../ui/voice.css'
import { Loading } from '../pages/Loading.tsx'
import { useLoad } from '../pages/useLoad.ts'
import { useTitle } from '../pages/useTitle.ts'
import { Button } from '../ui/Button.tsx'
import { later } from '../ui/later.ts'
import { notify } from '../ui/Toast.tsx'
import { ChecksThen } from './ChecksThen.tsx'
import { CompareWith } from './CompareWith.tsx'
import { Downloads } from './Downloads.tsx'
import { Failed, Frame, NoSuchVersion } from './Frame.tsx'
import { compareHref, nameOf, titleOf, versionHref } from './names.ts'
import { PlanDocument } from './PlanDocument.tsx'
import { PublicLink } from './PublicLink.tsx'
import { Signatures } from './Signatures.tsx'
import { orReadBefore } from './readBefore.ts'
import styles from './VersionPage.module.css'
import { checkCode, versionsApi } from './versionsApi.ts'

const RestoreDialog = later(() => import('./RestoreDialog.tsx').then((file) => ({ default: file.RestoreDialog })))
const SignDialog = later(() => import('./SignDialog.tsx').then((file) => ({ default: file.SignDialog })))

/** People sign from their phones while a facilitator looks at this page. */
const RELOAD_MS = 20_000

/** @param known what the version says, if it has been asked for before: it never changes */
async function readVersion(planId: string, n: number, known: PlanContent | undefined) {
  const [facts, versions] = await Promise.all([api.plan(planId), versionsApi.list(planId)])
  const version = versions.find((one) => one.n === n)
  if (!version) throw new NoSuchVersion()
  const [content, signOns] = await Promise.all([
    known ?? versionsApi.content(planId, n),
    version.reason === 'named' ? versionsApi.signOns(planId, n) : [],
  ])
  return { facts, versions, version, content, signOns }
}

/** One version: what it says, as a document; what is known about it; what can be done with it. */
export default function VersionPage({ planId, n }: { readonly planId: string; readonly n: number }) {
  const words = useBaseWords('versions').versions
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const known = useRef<PlanContent>(undefined)
  const ask = useCallback(async () => {
    const read = await orReadBefore(`version ${planId} ${n}`, () => readVersion(planId, n, known.current))
    known.current = read.content
    return read
  }, [planId, n])
  const { load, reload } = useLoad(ask, RELOAD_MS)
  const [open, setOpen] = useState<'sign' | 'restore'>()
  const [keptBefore, setKeptBefore] = useState<number>()
  const title = load.state === 'there' ? titleOf(load.value.version, words) : words.number(n)
  useTitle(title)

  if (load.state !== 'there')
    return (
      <Frame planId={planId} name={title} facts={undefined}>
        {load.state === 'failed' ? <Failed error={load.error} onTryAgain={() => void reload()} /> : <Loading />}
      </Frame>
    )
  const { facts, versions, version, content, signOns, isEarlier } = load.value
  const isNamed = version.reason === 'named'
  const isFacilitator = facts.role === 'facilitator'
  const mayReadSigned = isNamed && facts.role !== 'viewer'
  const close = () => setOpen(undefined)
  const onRestored = (before: number) => {
    close()
    setKeptBefore(before)
    void reload()
    notify(words.restore.done(n, before), {
      label: words.restore.back(before),
      onAct: () => navigate(versionHref(planId, before)),
    })
  }
  return (
    <Frame planId={planId} name={title} facts={facts} isEarlier={isEarlier}>
      <div className={styles.page}>
        <header className={styles.head}>
          <p className={styles.up}>
            <Link href={`/plan/${planId}/versions`}>{words.toVersions}</Link>
          </p>
          <h1 className={isNamed ? styles.name : styles.copyName} lang={isNamed ? facts.language : undefined}>
            {titleOf(version, words)}
          </h1>
          <p className={styles.when}>
            {isNamed && <span>{words.number(n)}</span>}
            <span>
              {isNamed
                ? words.keptBy(formatMoment(language, version.at), nameOf(facts, version.who, words))
                : formatMoment(language, version.at)}
            </span>
            {!isNamed && <span>{words.reasons[version.reason]}</span>}
            <span>{words.codeIs(checkCode(version.hash))}</span>
            {isNamed && <a href="#signatures">{signOns.length > 0 ? words.signed(signOns.length) : words.notSigned}</a>}
          </p>
          {version.note && (
            <p className={styles.note} lang={facts.language}>
              {version.note}
            </p>
          )}
          {keptBefore !== undefined && (
            <p className={styles.news}>
              {words.restore.done(n, keptBefore)}{' '}
              <Link href={versionHref(planId, keptBefore)}>{words.restore.back(keptBefore)}</Link>
            </p>
          )}
          <div className={styles.actions}>
            {mayReadSigned && (
              <Button look="main" onClick={() => setOpen('sign')}>
                <PenLine size={18} strokeWidth={1.75} aria-hidden="true" />
                {words.sign.verb}
              </Button>
            )}
            <Link href={compareHref(planId, n, 'now')} className={styles.linkButton}>
              <GitCompareArrows size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.compare.withNow}
            </Link>
            {isFacilitator && (
              <Button onClick={() => setOpen('restore')}>
                <History size={18} strokeWidth={1.75} aria-hidden="true" />
                {words.restore.verb}
              </Button>
            )}
          </div>
        </header>
        <PlanDocument content={content} />
        <aside className={styles.aside} aria-label={words.facts}>
          {isNamed && <Signatures facts={facts} version={version} signOns={signOns} onChanged={reload} />}
          <ChecksThen checks={version.checks} />
          <CompareWith planId={planId} n={n} versions={versions} />
          <Downloads source={{ planId, n }} />
          {isNamed && isFacilitator && <PublicLink planId={planId} version={version} onChanged={reload} />}
        </aside>
      </div>
      <Suspense fallback={null}>
        {open === 'sign' && <SignDialog planId={planId} n={n} onClose={close} onSigned={() => void reload()} />}
        {open === 'restore' && (
          <RestoreDialog planId={planId} n={n} target={content} onClose={close} onRestored={onRestored} />
        )}
      </Suspense>
    </Frame>
  )
}
