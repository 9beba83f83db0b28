import { Undo2 } from 'lucide-react'
import { useId } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useStructure } from './state.ts'
import styles from './StructureOutline.module.css'

/** What was removed, to bring back: on both faces, since the toast that says so goes. */
export function Removed() {
  const { content, actions, canEdit } = useStructure()
  const words = useWords('leadership').leadership
  const headingId = useId()
  const { removed } = content.leadership
  if (removed.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {words.removedTitle}
      </h3>
      <ul role="list" className={styles.list}>
        {removed.map((item) => (
          <li key={item.id} className={styles.removed}>
            <del dir="auto">{item.name}</del>
            {canEdit && (
              <button
                type="button"
                className={styles.add}
                aria-label={words.bringBackWhat(item.name)}
                onClick={() => actions.bringBack(item)}
              >
                <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" />
                {words.bringBack}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
