import { compareContents } from '@commonboard/model'
import { ArrowRightLeft } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { api } from '../api.ts'
import { formatMoment } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { Loading } from '../pages/Loading.tsx'
import { useLoad } from '../pages/useLoad.ts'
import { useTitle } from '../pages/useTitle.ts'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './ComparePage.module.css'
import { Differences } from './Differences.tsx'
import { documentOf } from './document.ts'
import { Failed, Frame, NoSuchVersion } from './Frame.tsx'
import { compareHref, titleOf, versionHref } from './names.ts'
import { orReadBefore } from './readBefore.ts'
import { SideBySide } from './SideBySide.tsx'
import { besideEachOther } from './sideBySide.ts'
import { type Version, versionsApi } from './versionsApi.ts'

type Side = number | 'now'

const sideOf = (written: string): Side => (written === 'now' ? 'now' : Number(written))

async function readSides(planId: string, sides: readonly [Side, Side]) {
  const [facts, versions] = await Promise.all([api.plan(planId), versionsApi.list(planId)])
  const read = async (side: Side) => {
    const version = versions.find((one) => one.n === side)
    if (side !== 'now' && !version) throw new NoSuchVersion()
    return { side, version, content: await versionsApi.content(planId, side) }
  }
  const [before, after] = await Promise.all([read(sides[0]), read(sides[1])])
  return { facts, before, after }
}

/** What became otherwise from one content of a plan to another: in words, or side by side. Worked out on this device. */
export default function ComparePage(props: { readonly planId: string; readonly from: string; readonly to: string }) {
  const { planId } = props
  const [from, to] = [sideOf(props.from), sideOf(props.to)]
  const words = useBaseWords('versions').versions
  const { compare } = words
  const ask = useCallback(
    () => orReadBefore(`compare ${planId} ${from} ${to}`, () => readSides(planId, [from, to])),
    [planId, from, to],
  )
  const { load, reload } = useLoad(ask)
  const [how, setHow] = useState<'inWords' | 'sideBySide'>('inWords')
  const lower = (side: Side) => (side === 'now' ? compare.lowerNow : compare.lower(side))
  const title = compare.title(lower(from), lower(to))
  useTitle(title)

  if (load.state !== 'there')
    return (
      <Frame planId={planId} name={title} facts={undefined}>
        {load.state === 'failed' ? <Failed error={load.error} onTryAgain={() => void reload()} /> : <Loading />}
      </Frame>
    )
  const { facts, before, after, isEarlier } = load.value
  return (
    <Frame planId={planId} name={title} facts={facts} isEarlier={isEarlier}>
      <p className={styles.up}>
        <Link href={`/plan/${planId}/versions`}>{words.toVersions}</Link>
      </p>
      <h1 className={styles.title}>{title}</h1>
      <ul role="list" className={styles.sides}>
        {[before, after].map(({ side, version }) => (
          <li key={side}>
            <SideName planId={planId} version={version} />
          </li>
        ))}
      </ul>
      <Link href={compareHref(planId, to, from)} className={styles.swap}>
        <ArrowRightLeft size={16} strokeWidth={1.75} aria-hidden="true" />
        {compare.swap}
      </Link>
      <Comparison before={before.content} after={after.content} how={how} onHow={setHow} from={from} to={to} />
    </Frame>
  )
}

function SideName({ planId, version }: { readonly planId: string; readonly version: Version | undefined }) {
  const words = useBaseWords('versions').versions
  const { language } = useLanguage()
  if (!version) return <b>{words.compare.now}</b>
  const { n, at, reason } = version
  return (
    <>
      <b>
        <Link href={versionHref(planId, n)}>
          {reason === 'named' ? `${words.number(n)}: ${version.name}` : titleOf(version, words)}
        </Link>
      </b>{' '}
      <span>{formatMoment(language, at)}</span>
    </>
  )
}

function Comparison(props: {
  readonly before: Parameters<typeof compareContents>[0]
  readonly after: Parameters<typeof compareContents>[1]
  readonly from: Side
  readonly to: Side
  readonly how: 'inWords' | 'sideBySide'
  readonly onHow: (how: 'inWords' | 'sideBySide') => void
}) {
  const { before, after, from, to, how, onHow } = props
  const words = useBaseWords('versions').versions
  const { compare } = words
  const { language } = useLanguage()
  const differences = useMemo(() => compareContents(before, after), [before, after])
  const sections = useMemo(
    () => (how === 'sideBySide' ? besideEachOther(documentOf(before, language), documentOf(after, language)) : []),
    [how, before, after, language],
  )
  const head = (side: Side) => (side === 'now' ? compare.nowShort : words.number(side))
  if (differences.length === 0)
    return (
      <div className={styles.none}>
        <h2>{compare.none}</h2>
        <p>{compare.noneText}</p>
      </div>
    )
  return (
    <>
      <div className={styles.tools}>
        <p role="status" className={styles.count}>
          {compare.count(differences.length)}
        </p>
        <Segmented
          label={compare.how}
          value={how}
          onChange={onHow}
          options={[
            { value: 'inWords', label: compare.inWords },
            { value: 'sideBySide', label: compare.sideBySide },
          ]}
        />
      </div>
      <p className={styles.marks}>{compare.marks}</p>
      {how === 'inWords' ? (
        <Differences differences={differences} labels={after} said={after.about.language} />
      ) : (
        <SideBySide sections={sections} heads={[head(from), head(to)]} said={after.about.language} />
      )}
    </>
  )
}
