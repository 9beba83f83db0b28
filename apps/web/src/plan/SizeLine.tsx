import { Weight } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import styles from './NewsLine.module.css'
import { useSession, useStore } from './usePlan.ts'

/** A plan that has grown too large: what that means for whoever is in it, and the way out. */
export function SizeLine() {
  const words = useWords()
  const size = useStore(useSession().size)
  const text = size === 'fine' ? '' : words.plan.size[size]
  return (
    <>
      <p role="status" className="visually-hidden">
        {text}
      </p>
      {text && (
        <div className={styles.line} data-testid="size-line">
          <Weight size={19} strokeWidth={1.75} aria-hidden="true" />
          <p>{text}</p>
        </div>
      )}
    </>
  )
}
