import { Globe, QrCode, Unlink } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Address } from '../share/LinkTools.tsx'
import { Qr } from '../share/Qr.tsx'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Field.tsx'
import { Question } from '../ui/Question.tsx'
import { useCaughtFocus } from '../ui/useCaughtFocus.ts'
import styles from './PublicLink.module.css'
import page from './VersionPage.module.css'
import { type Version, versionsApi } from './versionsApi.ts'

/** The public page of a version: makes its link, shows it to copy or to scan, withdraws it. Facilitators only. */
export function PublicLink(props: {
  readonly planId: string
  readonly version: Version
  readonly onChanged: () => Promise<void>
}) {
  const { planId, version, onChanged } = props
  const words = useBaseWords('versions', 'sharing')
  const { share } = words.versions
  const { invite } = words.sharing
  const [isCodeShown, setCodeShown] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [news, setNews] = useState('')
  const [problem, setProblem] = useState<string>()
  const codeId = useId()
  const titleId = useId()
  const section = useRef<HTMLElement>(null)
  useCaughtFocus(section)
  const url = version.publicUrl
  const heading = share.heading(version.n)

  const act = async (call: () => Promise<unknown>, said: string) => {
    setProblem(undefined)
    try {
      await call()
      await onChanged()
      setNews(said)
    } catch (error) {
      setProblem(sayError(words, error))
    }
    setAsking(false)
  }
  return (
    <section ref={section} tabIndex={-1} className={`${page.section} ${page.tools}`} aria-labelledby={titleId}>
      <h2 id={titleId}>{share.title}</h2>
      <p className={page.small}>{share.text}</p>
      {!url && (
        <Button onClick={() => void act(() => versionsApi.makePublic(planId, version.n), share.made)}>
          <Globe size={18} strokeWidth={1.75} aria-hidden="true" />
          {share.make}
        </Button>
      )}
      {url && (
        <div className={styles.link}>
          <Address url={url} heading={heading} />
          <div className={styles.row}>
            <Button
              look="quiet"
              aria-expanded={isCodeShown}
              aria-controls={codeId}
              onClick={() => setCodeShown(!isCodeShown)}
            >
              <QrCode size={16} strokeWidth={1.75} aria-hidden="true" />
              {isCodeShown ? invite.hideCode : invite.showCode}
            </Button>
            <Button look="quiet" onClick={() => setAsking(true)}>
              <Unlink size={16} strokeWidth={1.75} aria-hidden="true" />
              {share.withdraw}
            </Button>
          </div>
          <div id={codeId} hidden={!isCodeShown} className={styles.code}>
            {isCodeShown && <Qr text={url} label={invite.codeFor(heading)} />}
          </div>
        </div>
      )}
      {isAsking && url && (
        <Question
          title={share.withdrawTitle}
          text={share.withdrawText}
          keep={share.keep}
          act={share.withdraw}
          isStop
          onKeep={() => setAsking(false)}
          onAct={() => void act(() => versionsApi.withdraw(planId, version.n), share.withdrawn)}
        />
      )}
      <p role="status" className={page.small}>
        {news}
      </p>
      {problem && <Problem text={problem} />}
    </section>
  )
}
