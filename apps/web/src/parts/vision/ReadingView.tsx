import { INGREDIENTS, type PlanContent, wordsOf } from '@commonboard/model'
import { Check, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Blocks } from './Blocks.tsx'
import { INGREDIENT_ICONS } from './Ingredients.tsx'
import styles from './ReadingView.module.css'

interface ReadingViewProps {
  readonly content: PlanContent
  readonly title: string
  readonly wordCount: number
  readonly onClose: () => void
}

/**
 * The vision over the whole screen, for a room to read from afar. The browser's own modal dialog: Escape closes it.
 * It stays live: what others write shows.
 */
export function ReadingView({ content, title, wordCount, onClose }: ReadingViewProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const words = useWords('vision').vision
  const { language } = useLanguage()
  const { ingredients } = wordsOf(language)
  useEffect(() => {
    const before = document.activeElement
    const element = dialog.current
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-words]')?.focus()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const size = wordCount <= 60 ? 'large' : wordCount <= 130 ? 'medium' : 'small'
  return (
    <dialog
      ref={dialog}
      className={styles.view}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className={styles.close} title={words.close} onClick={onClose}>
          <X size={28} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </header>
      <div className={styles.words} data-size={size} data-words tabIndex={-1}>
        {wordCount > 0 ? <Blocks blocks={content.vision} /> : <p>{words.empty}</p>}
      </div>
      <ul className={styles.foot}>
        {INGREDIENTS.map((one) => {
          const Icon = INGREDIENT_ICONS[one]
          const count = content.ingredients[one].length
          return (
            <li key={one} data-confirmed={count > 0 || undefined}>
              <Icon size={30} strokeWidth={1.75} aria-hidden="true" />
              <span>
                <b>{ingredients[one].name}</b>
                <span>{count > 0 ? words.sees(count) : words.isItThere}</span>
              </span>
              {count > 0 && <Check size={26} strokeWidth={2} aria-hidden="true" />}
            </li>
          )
        })}
      </ul>
    </dialog>
  )
}
