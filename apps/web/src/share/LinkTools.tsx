import { Check, Copy, QrCode, RefreshCw, Unlink } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { api, type InviteLink } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { copyText } from '../ui/copy.ts'
import { Problem } from '../ui/Field.tsx'
import { Question } from '../ui/Question.tsx'
import styles from './Links.module.css'
import { Qr } from './Qr.tsx'

type Act = 'replace' | 'revoke'

/**
 * One link's address and what can be done with it. Both ways of ending it ask first, in place. The buttons name
 * their link for ears: four times "Replace" would not say what.
 */
export function LinkTools(props: {
  readonly planId: string
  readonly link: InviteLink
  readonly heading: string
  /** With the sentence that says what has come of it. */
  readonly onDone: (said: string) => Promise<void>
}) {
  const { planId, link, heading, onDone } = props
  const words = useBaseWords('sharing')
  const { invite } = words.sharing
  const [isCodeShown, setCodeShown] = useState(false)
  const [question, setQuestion] = useState<Act>()
  const [problem, setProblem] = useState<string>()
  const codeId = useId()

  const act = async () => {
    setProblem(undefined)
    try {
      if (question === 'replace') {
        await api.replaceLink(planId, link.linkId)
        await onDone(invite.replaced)
      } else {
        const { removed } = await api.revokeLink(planId, link.linkId)
        await onDone(invite.revoked(removed))
      }
    } catch (error) {
      setQuestion(undefined)
      setProblem(sayError(words, error))
    }
  }

  return (
    <>
      <Address url={link.url} heading={heading} />
      <div className={styles.row}>
        <Button
          look="quiet"
          className={styles.small}
          aria-label={`${isCodeShown ? invite.hideCode : invite.showCode}: ${heading}`}
          aria-expanded={isCodeShown}
          aria-controls={codeId}
          onClick={() => setCodeShown(!isCodeShown)}
        >
          <QrCode size={16} strokeWidth={1.75} aria-hidden="true" />
          {isCodeShown ? invite.hideCode : invite.showCode}
        </Button>
        <Button
          look="quiet"
          className={styles.small}
          aria-label={`${invite.replace}: ${heading}`}
          onClick={() => setQuestion('replace')}
        >
          <RefreshCw size={16} strokeWidth={1.75} aria-hidden="true" />
          {invite.replace}
        </Button>
        <Button
          look="quiet"
          className={styles.small}
          aria-label={`${invite.revoke}: ${heading}`}
          onClick={() => setQuestion('revoke')}
        >
          <Unlink size={16} strokeWidth={1.75} aria-hidden="true" />
          {invite.revoke}
        </Button>
      </div>
      <div id={codeId} hidden={!isCodeShown} className={styles.code}>
        {isCodeShown && (
          <>
            <Qr text={link.url} label={invite.codeFor(heading)} />
            <p className={styles.may}>{invite.codeHint}</p>
          </>
        )}
      </div>
      {question && (
        <Question
          key={question}
          {...(question === 'replace'
            ? { title: invite.replaceTitle, text: invite.replaceText, keep: invite.replaceKeep, act: invite.replace }
            : { title: invite.revokeTitle, text: invite.revokeText, keep: invite.revokeKeep, act: invite.revokeDo })}
          isStop={question === 'revoke'}
          onKeep={() => setQuestion(undefined)}
          onAct={() => void act()}
        />
      )}
      {problem && <Problem text={problem} />}
    </>
  )
}

/** An address to read, select and copy. */
export function Address({ url, heading }: { readonly url: string; readonly heading: string }) {
  const { invite } = useBaseWords('sharing').sharing
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'yes' | 'no'>()
  const copy = async () => {
    if (await copyText(url)) return setCopied('yes')
    field.current?.focus()
    field.current?.select()
    setCopied('no')
  }
  return (
    <>
      <div className={styles.address}>
        <input
          ref={field}
          readOnly
          value={url}
          aria-label={invite.address(heading)}
          className={styles.url}
          onFocus={(event) => event.target.select()}
        />
        <Button
          aria-label={`${copied === 'yes' ? invite.copied : invite.copy}: ${heading}`}
          onClick={() => void copy()}
        >
          {copied === 'yes' ? (
            <Check size={16} strokeWidth={1.75} aria-hidden="true" />
          ) : (
            <Copy size={16} strokeWidth={1.75} aria-hidden="true" />
          )}
          {copied === 'yes' ? invite.copied : invite.copy}
        </Button>
      </div>
      <p role="status" className={styles.news}>
        {copied === 'no' && invite.copyByHand}
        {copied === 'yes' && <span className="visually-hidden">{invite.copied}</span>}
      </p>
    </>
  )
}
