import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Stopped.module.css'

interface StoppedProps {
  readonly onAgain: () => void
  readonly onOutline: () => void
}

/**
 * In the place of a canvas that threw. tldraw's own page offers to erase "your project"; here nothing can be lost by
 * it, since the plan lives outside the canvas and goes on saving.
 */
export function Stopped({ onAgain, onOutline }: StoppedProps) {
  const words = useWords('canvas')
  return (
    <section className={styles.stopped} role="alert">
      <h2>{words.canvas.stoppedTitle}</h2>
      <p>{words.canvas.stoppedText}</p>
      <div className={styles.actions}>
        <Button look="main" onClick={onAgain}>
          {words.canvas.showAgain}
        </Button>
        <Button onClick={onOutline}>{words.plan.showOutline}</Button>
      </div>
    </section>
  )
}
