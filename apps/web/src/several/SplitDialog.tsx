import { Scissors } from 'lucide-react'
import { Fragment } from 'react'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { cutsOf } from './lines.ts'
import styles from './Several.module.css'

/**
 * The words of a card with a cut to choose between its lines and sentences, and in a single sentence between its words:
 * no caret is needed.
 */
export function SplitDialog(props: {
  readonly text: string
  readonly number: string
  /** UTF-16 units from the beginning, rising. */
  readonly onSplit: (cuts: readonly number[]) => void
  readonly onClose: () => void
}) {
  const { text, number, onSplit, onClose } = props
  const words = useWords('cards')
  const cuts = cutsOf(text)
  const ends = [...cuts, text.length]
  return (
    <Dialog open onOpenChange={onClose} title={words.cards.splitTitle(number)} wide>
      <DialogText>{cuts.length > 0 ? words.cards.splitWhere : words.cards.splitWord}</DialogText>
      {cuts.length > 0 && (
        <div className={styles.parts}>
          {ends.map((end, index) => {
            const start = ends[index - 1] ?? 0
            return (
              <Fragment key={end}>
                {index > 0 && (
                  <button
                    type="button"
                    className={styles.cut}
                    aria-label={`${words.outline.splitHere}: ${text.slice(start, end).trim()}`}
                    onClick={() => onSplit([start])}
                  >
                    <Scissors size={18} strokeWidth={1.75} aria-hidden="true" />
                    {words.outline.splitHere}
                  </button>
                )}
                <p dir="auto">{text.slice(start, end).trim()}</p>
              </Fragment>
            )
          })}
        </div>
      )}
      {cuts.length === 0 && (
        <div dir="auto" className={styles.wordList}>
          {wordsOf(text).map(({ at, word }) =>
            at === 0 ? (
              <span key={at} className={styles.word}>
                {word}
              </span>
            ) : (
              <button
                key={at}
                type="button"
                className={styles.word}
                aria-label={`${words.outline.splitHere}: ${text.slice(at, at + 60).trim()}`}
                onClick={() => onSplit([at])}
              >
                {word}
              </button>
            ),
          )}
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{words.plan.leaveIt}</Button>
        {cuts.length > 1 && (
          <Button look="main" onClick={() => onSplit(cuts)}>
            {words.cards.splitInto(ends.length)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

const wordsOf = (text: string) =>
  [...text.trimStart().matchAll(/\S+/gu)].map(({ 0: word, index }, place) => ({
    at: place === 0 ? 0 : index + text.length - text.trimStart().length,
    word,
  }))
