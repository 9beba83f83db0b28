import { type PlanContent, type ReadChain, sayChain } from '@commonboard/model'
import { ArrowLeft, ArrowRight, CircleHelp, Square, Volume2, X } from 'lucide-react'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useCanEdit } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './ReadAloud.module.css'
import { Sentence } from './Sentence.tsx'
import { useVoice } from './voice.ts'
import { Wrong } from './Wrong.tsx'

interface ReadAloudProps {
  readonly content: PlanContent
  readonly chains: readonly ReadChain[]
  /** Chains that are not among them. */
  readonly left: number
  readonly onClose: () => void
}

/** What the last row of a room still reads on a projector. */
const SMALLEST_REM = 1.5
const STEP_PX = 2

/** The chains one at a time, large enough for the back row. */
export default function ReadAloud({ content, chains, left, onClose }: ReadAloudProps) {
  const words = useWords('chain')
  const { language } = useLanguage()
  const canEdit = useCanEdit()
  const dialog = useRef<HTMLDialogElement>(null)
  const sentence = useRef<HTMLParagraphElement>(null)
  const title = useId()
  const [asked, setAsked] = useState(0)
  const [isWrong, setWrong] = useState(false)
  const [told, setTold] = useState<{ readonly text: string; readonly undo?: (() => void) | undefined }>()
  const { speak, stop, isSpeaking, canSpeak } = useVoice(language)
  // A chain whose link is taken away goes; the next one stands in its place.
  const at = Math.min(asked, chains.length - 1)
  const chain = chains[at]

  useLayoutEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    sentence.current?.focus()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  // A long chain gets smaller letters, down to what the back row reads, before it has to be scrolled.
  useLayoutEffect(() => {
    const fit = () => {
      const text = sentence.current
      const room = text?.parentElement
      if (!text || !room) return
      text.style.fontSize = ''
      const least = SMALLEST_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      for (
        let size = Number.parseFloat(getComputedStyle(text).fontSize) - STEP_PX;
        size >= least && room.scrollHeight > room.clientHeight;
        size -= STEP_PX
      )
        text.style.fontSize = `${size}px`
    }
    fit()
    window.addEventListener('resize', fit)
    return () => window.removeEventListener('resize', fit)
  }, [chain])

  // Each chain has a sentence of its own: the one that had the focus is gone, and with it the keys.
  const isGoing = useRef(false)
  useLayoutEffect(() => {
    if (isGoing.current || !dialog.current?.contains(document.activeElement)) sentence.current?.focus()
    isGoing.current = false
  }, [chain?.id])

  const go = (to: number) => {
    if (to < 0 || to >= chains.length) return
    stop()
    setWrong(false)
    setTold(undefined)
    isGoing.current = to !== at
    setAsked(to)
    if (to === at) sentence.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys meant for the dialog are not the board's.
    event.stopPropagation()
    if (event.target instanceof HTMLInputElement) return
    if (event.key === 'ArrowRight' || event.key === 'PageDown') go(at + 1)
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(chains.length - 1)
    else return
    event.preventDefault()
  }
  if (!chain) return null
  return (
    <dialog
      ref={dialog}
      className={styles.room}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <h2 id={title}>{words.chain.at(at + 1, chains.length)}</h2>
        {left > 0 && <p>{words.chain.left(left)}</p>}
        <IconButton label={words.common.close} onClick={onClose} className={styles.close}>
          <X size={24} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles.middle}>
        <p ref={sentence} tabIndex={-1} className={styles.sentence} key={chain.id}>
          <Sentence content={content} chain={chain} />
        </p>
        {isWrong && (
          <div className={styles.wrong}>
            <Wrong
              content={content}
              chain={chain}
              language={language}
              tell={(text, undo) => setTold({ text, undo })}
              onDone={() => {
                setWrong(false)
                sentence.current?.focus()
              }}
            />
          </div>
        )}
      </div>
      <p role="status" className={styles.told}>
        {told?.text}
        {told?.undo && (
          <Button
            look="quiet"
            onClick={() => {
              told.undo?.()
              setTold(undefined)
              sentence.current?.focus()
            }}
          >
            {words.chain.undo}
          </Button>
        )}
      </p>
      <footer className={styles.foot}>
        <Button large aria-disabled={at === 0} onClick={() => go(at - 1)}>
          <ArrowLeft size={21} strokeWidth={1.75} aria-hidden="true" />
          {words.chain.previous}
        </Button>
        <div className={styles.between}>
          {canEdit && !isWrong && chain.steps.some(({ links }) => links.length > 0) && (
            <Button onClick={() => setWrong(true)}>
              <CircleHelp size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.chain.wrong}
            </Button>
          )}
          {canSpeak && (
            <Button onClick={() => (isSpeaking ? stop() : speak(sayChain(content, chain, language)))}>
              {isSpeaking ? (
                <Square size={18} strokeWidth={1.75} aria-hidden="true" />
              ) : (
                <Volume2 size={18} strokeWidth={1.75} aria-hidden="true" />
              )}
              {isSpeaking ? words.chain.stop : words.chain.speak}
            </Button>
          )}
          <p className={styles.keys}>{words.chain.keys}</p>
        </div>
        <Button look="main" large aria-disabled={at === chains.length - 1} onClick={() => go(at + 1)}>
          {words.chain.next}
          <ArrowRight size={21} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </footer>
    </dialog>
  )
}
