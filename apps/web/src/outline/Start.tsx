import { VISION_ID } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Start.module.css'
import { useOutline } from './state.ts'

/** What stands above an outline in which nobody has written a word. */
export function Start() {
  const words = useWords().outline
  const { canEdit, actions } = useOutline()
  return (
    <section className={styles.start}>
      <h3>{words.startTitle}</h3>
      <p>{words.startText}</p>
      {canEdit && (
        <Button look="main" onClick={() => actions.write(VISION_ID)}>
          {words.startVision}
        </Button>
      )}
    </section>
  )
}
