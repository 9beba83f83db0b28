import { useId, useState } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../i18n/language.tsx'
import styles from './KeysDialog.module.css'
import { letSingleKeysWork, singleKeysWork } from './singleKeys.ts'

/** All keys of the plan page on one sheet. */
export default function KeysDialog(props: { readonly open: boolean; readonly onOpenChange: (open: boolean) => void }) {
  const words = useWords('keys')
  const [areOn, setOn] = useState(singleKeysWork)
  const hint = useId()
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={words.plan.keysTitle} wide>
      <div className={styles.parts}>
        {words.keys.keys.map((part) => (
          <section key={part.title}>
            <h3>{part.title}</h3>
            <dl>
              {part.keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className={styles.single}>
        <label>
          <input
            type="checkbox"
            checked={areOn}
            aria-describedby={hint}
            onChange={(event) => {
              setOn(event.target.checked)
              letSingleKeysWork(event.target.checked)
            }}
          />
          {words.keys.singleKeys}
        </label>
        <p id={hint}>{words.keys.singleKeysHint}</p>
      </div>
    </Dialog>
  )
}
